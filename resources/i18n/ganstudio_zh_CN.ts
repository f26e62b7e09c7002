<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AdviceCard</name>
    <message>
        <source>Start again with the change</source>
        <translation>带此更改重新开始</translation>
    </message>
    <message>
        <source>Stop this training and start a new run with new networks and these settings</source>
        <translation>停止此训练，并用新的网络和这些设置开始新的训练</translation>
    </message>
    <message>
        <source>Go back to {images} images
and go on with the change</source>
        <translation>回到第 {images} 张图片
并按此更改继续</translation>
    </message>
    <message>
        <source>Stop this training and begin a new run from its snapshot after {images} images, with the change</source>
        <translation>停止此训练，并从看过 {images} 张图片时的快照开始一次带此更改的新训练</translation>
    </message>
    <message>
        <source>Apply and go on</source>
        <translation>应用并继续</translation>
    </message>
    <message>
        <source>Go on from here with these settings; the run&apos;s history notes it</source>
        <translation>用这些设置从这里继续；训练的历史会记下更改</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>AnswersStrip</name>
    <message>
        <source>Look for more answers</source>
        <translation>寻找更多结果</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ArithmeticPanel</name>
    <message>
        <source>What A has and B has not is added to C. Several pictures in one slot count as what they have in common: that is steadier than one.</source>
        <translation>把 A 有而 B 没有的加到 C 上。一个格子里放多张图片时，取它们的共同点：这比单张更稳定。</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>See some of your pictures as the discriminator sees them</source>
        <translation>查看判别器所见的部分图片</translation>
    </message>
    <message>
        <source>Preview of the augmentation</source>
        <translation>数据增强预览</translation>
    </message>
    <message>
        <source>Augmenting</source>
        <translation>正在增强</translation>
    </message>
</context>
<context>
    <name>AugmentWindow</name>
    <message>
        <source>What the discriminator sees</source>
        <translation>判别器看到的内容</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>The same pictures, varied in other ways</source>
        <translation>同样的图片，换一种变化</translation>
    </message>
    <message>
        <source>Without augmentation it sees your pictures as they are.</source>
        <translation>没有数据增强时，它看到的就是你的图片原样。</translation>
    </message>
    <message>
        <source>Each variation comes with a probability of {part} % now; training changes it.</source>
        <translation>目前每种变化出现的概率为 {part} %；训练会调整它。</translation>
    </message>
    <message>
        <source>Every picture is varied each time it is seen.</source>
        <translation>每张图片每次被看到时都会变化。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Do what the message advises</source>
        <translation>按提示信息的建议更改设置</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Drag the line to compare. Press elsewhere, or hold Enter, to see what was before.</source>
        <translation>拖动分隔线进行比较。按住其他位置或按住回车键查看原图。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>BreedPanel</name>
    <message>
        <source>Parents</source>
        <translation>亲本</translation>
    </message>
    <message>
        <source>Drop two pictures here, or more</source>
        <translation>把两张或更多图片拖到这里</translation>
    </message>
    <message>
        <source>How much of each child is new: at 0 it takes after its parents alone, at 100 after nobody</source>
        <translation>每个后代中有多少是新的：0 表示只像亲本，100 表示谁也不像</translation>
    </message>
    <message>
        <source>Mutation</source>
        <translation>变异</translation>
    </message>
    <message>
        <source>Other children</source>
        <translation>换一批后代</translation>
    </message>
    <message>
        <source>Other children of the same parents (Space)</source>
        <translation>同一亲本的另一批后代（空格）</translation>
    </message>
    <message>
        <source>Breed on</source>
        <translation>继续繁殖</translation>
    </message>
    <message>
        <source>The marked children, or else the one that is shown, are the next parents</source>
        <translation>标记的后代（没有标记时为当前显示的那张）成为下一代亲本</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>世代</translation>
    </message>
    <message>
        <source>Click a child to see it, mark those that are to be the next parents, and breed on. F keeps one.</source>
        <translation>点击后代查看，标记要成为下一代亲本的，然后继续繁殖。按 F 收藏。</translation>
    </message>
    <message>
        <source>Breed</source>
        <translation>繁殖</translation>
    </message>
    <message>
        <source>Generation {number}</source>
        <translation>第 {number} 代</translation>
    </message>
    <message>
        <source>from generation {number}</source>
        <translation>来自第 {number} 代</translation>
    </message>
    <message>
        <source>{count} parents</source>
        <translation>{count} 个亲本</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>mutation {share} %</source>
        <translation>变异 {share} %</translation>
    </message>
</context>
<context>
    <name>BroughtBack</name>
    <message>
        <source>Reading the picture</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>On the shelf: {count}</source>
        <translation>已放上收藏架：{count}</translation>
    </message>
    <message>
        <source>from other models: {count}</source>
        <translation>来自其他模型：{count}</translation>
    </message>
    <message>
        <source>without a latent: {count}</source>
        <translation>没有潜变量：{count}</translation>
    </message>
    <message>
        <source>Bring a picture back</source>
        <translation>还原图片</translation>
    </message>
    <message>
        <source>Here it is as it was drawn, by the snapshot after {images} images</source>
        <translation>已按原样还原，由看过 {images} 张图片的快照画出</translation>
    </message>
    <message>
        <source>Another model drew it: here the same latent gives another picture</source>
        <translation>它由另一个模型画出：在这里同一潜变量给出另一张图片</translation>
    </message>
    <message>
        <source>The snapshot after {gone} images is gone: the nearest one, after {images}, draws another picture</source>
        <translation>看过 {gone} 张图片的快照已不在：最近的（{images} 张）画出的是另一张图片</translation>
    </message>
</context>
<context>
    <name>CacheBox</name>
    <message>
        <source>Prepared pictures are kept on this disk, so that they open at once the next time.</source>
        <translation>准备好的图片保存在此磁盘上，下次可以立即打开。</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of the cache</source>
        <translation>打开缓存文件夹</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>清除缓存</translation>
    </message>
    <message>
        <source>A training is going on; clear it afterwards</source>
        <translation>训练正在进行，请在结束后清除</translation>
    </message>
    <message>
        <source>Delete the prepared pictures; your files stay as they are</source>
        <translation>删除准备好的图片；你的文件保持不变</translation>
    </message>
</context>
<context>
    <name>ChangesButton</name>
    <message>
        <source>Changes</source>
        <translation>更改记录</translation>
    </message>
    <message>
        <source>Settings changed while training are listed here</source>
        <translation>训练中更改的设置会列在这里</translation>
    </message>
    <message>
        <source>Changed while training:</source>
        <translation>训练中的更改：</translation>
    </message>
    <message>
        <source>At {images} images: {change}</source>
        <translation>第 {images} 张图片：{change}</translation>
    </message>
</context>
<context>
    <name>ChildrenView</name>
    <message>
        <source>Children</source>
        <translation>后代</translation>
    </message>
    <message>
        <source>Child {number}</source>
        <translation>后代 {number}</translation>
    </message>
    <message>
        <source>The children of the parents appear here.</source>
        <translation>亲本的后代会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>What was found; without the tick, its pictures are left out</source>
        <translation>找到的类别；取消勾选后，其图片会被排除</translation>
    </message>
    <message>
        <source>Its name; classes of the same name are one</source>
        <translation>类别的名称；同名的类别合为一个</translation>
    </message>
    <message>
        <source>How many pictures were found</source>
        <translation>找到的图片数量</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Make the chosen classes one, called like the first of them (Ctrl+M)</source>
        <translation>把选中的类别合为一个，使用其中第一个的名称 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Double-click a name to change it. Your files stay as they are.</source>
        <translation>双击名称即可修改。你的文件保持不变。</translation>
    </message>
    <message>
        <source>Merge the chosen classes</source>
        <translation>合并选中的类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The classes of the pictures</source>
        <translation>图片的类别</translation>
    </message>
</context>
<context>
    <name>CompareTool</name>
    <message>
        <source>Run to compare with</source>
        <translation>要比较的训练</translation>
    </message>
    <message>
        <source>Whose pictures are shown beside those of this run</source>
        <translation>与本次训练并排显示哪次训练的图片</translation>
    </message>
    <message>
        <source>Open a run folder to compare with</source>
        <translation>打开要比较的训练文件夹</translation>
    </message>
    <message>
        <source>Draw the other pictures with the model as it was earlier in its training</source>
        <translation>用训练早期的模型画另一边的图片</translation>
    </message>
    <message>
        <source>Snapshot to compare with</source>
        <translation>要比较的快照</translation>
    </message>
    <message>
        <source>Trained as long as this one</source>
        <translation>训练时长与本次相同</translation>
    </message>
    <message>
        <source>Its snapshot after about as many images as this one has seen</source>
        <translation>它在看过大约同样多图片时的快照</translation>
    </message>
    <message>
        <source>The picture of the other model</source>
        <translation>另一个模型的图片</translation>
    </message>
    <message>
        <source>The same latent, drawn by the other model; arrow keys for other seeds</source>
        <translation>由另一个模型画出的同一潜变量；方向键切换种子</translation>
    </message>
    <message>
        <source>This run, at another time</source>
        <translation>本次训练的其他时刻</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看 {images} 张图片</translation>
    </message>
    <message>
        <source>Loading the model...</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>There is nothing to compare with.</source>
        <translation>没有可比较的内容。</translation>
    </message>
    <message>
        <source>Step to another seed</source>
        <translation>切换到另一个种子</translation>
    </message>
    <message>
        <source>This picture comes from no seed, and the latents of both runs differ in size.</source>
        <translation>这张图片不来自种子，而且两次训练的潜变量长度不同。</translation>
    </message>
    <message>
        <source>Both are the same snapshot: choose another one, or another run.</source>
        <translation>两边是同一个快照：请选择另一个快照或另一次训练。</translation>
    </message>
    <message>
        <source>The same latents, drawn by two snapshots of this run.</source>
        <translation>由本次训练的两个快照画出的同一潜变量。</translation>
    </message>
    <message>
        <source>It shows the picture as it was before its layers were edited.</source>
        <translation>它显示的是各层被编辑之前的图片。</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Show or hide the settings that one seldom changes</source>
        <translation>显示或隐藏不常更改的设置</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Pause or resume the training</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>Start or resume the training</source>
        <translation>开始或继续训练</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>This run has reached its goal. To continue, raise “Train for”.</source>
        <translation>此次训练已达到目标。要继续训练，请增大“训练量”。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save a checkpoint and stop; it can be resumed later (Ctrl+Shift+Return)</source>
        <translation>保存检查点并停止，以后可以继续 (Ctrl+Shift+Return)</translation>
    </message>
    <message>
        <source>Continue from the last checkpoint (Ctrl+Return)</source>
        <translation>从最近的检查点继续 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start to train with these settings (Ctrl+Return)</source>
        <translation>用这些设置开始训练 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Leave this run as it is and begin a new one with these settings</source>
        <translation>保留当前训练不变，用这些设置开始新的训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Hold the training where it is (Space)</source>
        <translation>让训练停在当前位置 (空格键)</translation>
    </message>
    <message>
        <source>Go on with the training (Space)</source>
        <translation>继续训练 (空格键)</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>正在停止...</translation>
    </message>
    <message>
        <source>A checkpoint is being saved</source>
        <translation>正在保存检查点</translation>
    </message>
</context>
<context>
    <name>ConvergencePlot</name>
    <message>
        <source>How near the search has come, over the time</source>
        <translation>搜索随时间接近到什么程度</translation>
    </message>
    <message>
        <source>likeness (dB)</source>
        <translation>相似度（dB）</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>nearest training picture</source>
        <translation>最接近的训练图片</translation>
    </message>
</context>
<context>
    <name>Counters</name>
    <message>
        <source>images seen</source>
        <translation>已看图片数</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>张/秒</translation>
    </message>
    <message>
        <source>images</source>
        <translation>张</translation>
    </message>
    <message>
        <source>img/s</source>
        <translation>张/秒</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>已训练</translation>
    </message>
    <message>
        <source>of {goal} images</source>
        <translation>共 {goal} 张</translation>
    </message>
    <message>
        <source>of training</source>
        <translation>训练用时</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
</context>
<context>
    <name>CropBox</name>
    <message>
        <source>Drag the frame to move it, its border to resize it. Arrow keys move it, with Ctrl they resize it.</source>
        <translation>拖动边框内部移动，拖动边缘调整大小。方向键移动，按住 Ctrl 时调整大小。</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>What should the networks learn to draw?</source>
        <translation>要让网络学习画什么？</translation>
    </message>
    <message>
        <source>Learn to draw sevens</source>
        <translation>学习画数字 7</translation>
    </message>
    <message>
        <source>Open the built-in handwritten sevens and start to train</source>
        <translation>打开内置的手写数字 7 并开始训练</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>Or drop pictures anywhere on this window: folders, files, archives, arrays, films. Ctrl+V pastes.</source>
        <translation>也可以把图片拖放到窗口的任意位置：文件夹、文件、压缩包、数组、视频。按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The pictures are checked when the training is over.</source>
        <translation>训练结束后会检查图片。</translation>
    </message>
    <message>
        <source>Checking the pictures…</source>
        <translation>正在检查图片…</translation>
    </message>
    <message>
        <source>The pictures have not been checked.</source>
        <translation>图片尚未检查。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} 个类别</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} 及另外 {count} 项</translation>
    </message>
    <message>
        <source>Clearing the cache</source>
        <translation>正在清除缓存</translation>
    </message>
    <message>
        <source>Measuring the cache</source>
        <translation>正在测量缓存</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>{least_wide} to {most_wide} px wide, {least_high} to {most_high} px high</source>
        <translation>宽 {least_wide} 至 {most_wide} 像素，高 {least_high} 至 {most_high} 像素</translation>
    </message>
</context>
<context>
    <name>DirectionRow</name>
    <message>
        <source>How far along it, in standard deviations</source>
        <translation>沿该方向走多远，以标准差计</translation>
    </message>
    <message>
        <source>Back to the middle</source>
        <translation>回到中间</translation>
    </message>
    <message>
        <source>Keep it with the run, under a name</source>
        <translation>命名并随训练保存</translation>
    </message>
    <message>
        <source>Keep it no longer (Ctrl+Z brings it back)</source>
        <translation>不再保存（Ctrl+Z 恢复）</translation>
    </message>
    <message>
        <source>{name}: type another name to change it</source>
        <translation>{name}：输入新名称即可改名</translation>
    </message>
    <message>
        <source>Name of the direction</source>
        <translation>方向的名称</translation>
    </message>
    <message>
        <source>Nothing of it is left when the others stay as they are: another one points the same way</source>
        <translation>保持其他方向不变时它已无剩余：另一个方向与它相同</translation>
    </message>
</context>
<context>
    <name>DirectionSearch</name>
    <message>
        <source>Looking at what the model draws...</source>
        <translation>正在查看模型画出的内容…</translation>
    </message>
    <message>
        <source>Finding directions</source>
        <translation>正在寻找方向</translation>
    </message>
    <message>
        <source>Looking at what the model draws: {share}</source>
        <translation>正在查看模型画出的内容：{share}</translation>
    </message>
    <message>
        <source>Finding what differs most among it...</source>
        <translation>正在寻找其中差异最大的方面…</translation>
    </message>
</context>
<context>
    <name>DirectionsTool</name>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Which directions the sliders go along</source>
        <translation>滑块沿哪些方向移动</translation>
    </message>
    <message>
        <source>Strongest in the weights (SeFa)</source>
        <translation>权重中最强的（SeFa）</translation>
    </message>
    <message>
        <source>Strongest in what it draws (PCA)</source>
        <translation>所画内容中最强的（PCA）</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你的</translation>
    </message>
    <message>
        <source>Leave the others as they are</source>
        <translation>保持其他方向不变</translation>
    </message>
    <message>
        <source>Each slider changes as little as it can of what the other sliders in the list change</source>
        <translation>每个滑块尽量不改变列表中其他滑块所改变的内容</translation>
    </message>
    <message>
        <source>You have none yet: mark pictures below, or keep one of those found in the model with its heart.</source>
        <translation>还没有：请在下方标记图片，或点心形保存模型中找到的方向。</translation>
    </message>
    <message>
        <source>Keep a direction</source>
        <translation>保存方向</translation>
    </message>
    <message>
        <source>Kept as “{name}”: it is among yours, where you can name it.</source>
        <translation>已保存为“{name}”：可在“你的”中改名。</translation>
    </message>
    <message>
        <source>Keep a direction no longer</source>
        <translation>不再保存方向</translation>
    </message>
    <message>
        <source>Name a direction</source>
        <translation>命名方向</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部归位</translation>
    </message>
    <message>
        <source>Back to the picture it began with</source>
        <translation>回到最初的图片</translation>
    </message>
    <message>
        <source>Direction {number}</source>
        <translation>方向 {number}</translation>
    </message>
    <message>
        <source>Along a direction</source>
        <translation>沿一个方向</translation>
    </message>
    <message>
        <source>Each goes three standard deviations both ways.</source>
        <translation>每个滑块向两侧各三个标准差。</translation>
    </message>
</context>
<context>
    <name>DoctorPanel</name>
    <message>
        <source>Doctor</source>
        <translation>医生</translation>
    </message>
    <message>
        <source>The doctor looks at the training every few seconds and says what is wrong, and what helps.</source>
        <translation>医生每隔几秒检查一次训练，指出问题以及解决办法。</translation>
    </message>
    <message>
        <source>The training looks healthy.</source>
        <translation>训练看起来正常。</translation>
    </message>
    <message>
        <source>The doctor has nothing to say yet.</source>
        <translation>医生暂时没有意见。</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Open the run {name}</source>
        <translation>打开训练 {name}</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} 和另外 {count} 个</translation>
    </message>
    <message>
        <source>Learn from what is in {name}</source>
        <translation>从 {name} 的内容中学习</translation>
    </message>
    <message>
        <source>Learn from the pictures in these {count} folders</source>
        <translation>从这 {count} 个文件夹的图片中学习</translation>
    </message>
    <message>
        <source>Learn from these {count} files and folders</source>
        <translation>从这 {count} 个文件和文件夹中学习</translation>
    </message>
    <message>
        <source>Learn from the pictures in {name}</source>
        <translation>从 {name} 中的图片学习</translation>
    </message>
    <message>
        <source>Learn from {name}</source>
        <translation>从 {name} 学习</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>This run is an upscaler: it makes pictures larger on the Upscale page and has no latent space.</source>
        <translation>此次训练是放大器：它在放大页把图片变大，没有潜空间。</translation>
    </message>
    <message>
        <source>Open the run that was open last to look at it or continue its training</source>
        <translation>打开上次打开的训练，查看它或继续训练</translation>
    </message>
    <message>
        <source>Open the last run</source>
        <translation>打开上次的训练</translation>
    </message>
    <message>
        <source>Open {run} again</source>
        <translation>重新打开 {run}</translation>
    </message>
</context>
<context>
    <name>EncoderButton</name>
    <message>
        <source>Learn from the model&apos;s own pictures to see at once about where a picture lies: searches then begin there and come nearer in the same time. It takes some minutes, ten at most, once for each snapshot</source>
        <translation>从模型自己的图片中学习，一眼看出图片大致在哪里：之后的搜索从那里出发，在同样的时间里更接近。需要几分钟，最多十分钟，每个快照一次</translation>
    </message>
    <message>
        <source>Learn a shortcut</source>
        <translation>学习捷径</translation>
    </message>
    <message>
        <source>The shortcut that was learned is for the model at {images} images and is not used. Learn it for this one</source>
        <translation>已学习的捷径属于 {images} 张图片时的模型，不会被使用。请为当前模型重新学习</translation>
    </message>
    <message>
        <source>Learn the shortcut anew</source>
        <translation>重新学习捷径</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>完全一致地</translation>
    </message>
    <message>
        <source>with {value} dB</source>
        <translation>以 {value} dB</translation>
    </message>
    <message>
        <source>Searches begin where it sees the picture. By itself it finds the model&apos;s own {near}. Click to learn it anew</source>
        <translation>搜索从它看到图片的位置开始。单靠它自己，能{near}找到模型自己的图片。点击可重新学习</translation>
    </message>
    <message>
        <source>Shortcut learned</source>
        <translation>捷径已学好</translation>
    </message>
    <message>
        <source>Learning a shortcut</source>
        <translation>正在学习捷径</translation>
    </message>
    <message>
        <source>Learning the shortcut</source>
        <translation>正在学习捷径</translation>
    </message>
    <message>
        <source>Give it up: nothing of it is kept</source>
        <translation>放弃：什么也不会保留</translation>
    </message>
    <message>
        <source>Learning: {percent} %</source>
        <translation>学习中：{percent} %</translation>
    </message>
    <message>
        <source>The shortcut is learned; the next search begins with it</source>
        <translation>捷径已学好；下一次搜索会从它开始</translation>
    </message>
</context>
<context>
    <name>EngineEntry</name>
    <message>
        <source>Loading the engine. This takes a few seconds.</source>
        <translation>正在加载引擎，需要几秒钟。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Load the engine again</source>
        <translation>重新加载引擎</translation>
    </message>
    <message>
        <source>The engine could not be loaded.</source>
        <translation>无法加载引擎。</translation>
    </message>
</context>
<context>
    <name>EngineLoader</name>
    <message>
        <source>Loading the engine</source>
        <translation>正在加载引擎</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Something went wrong that should not have</source>
        <translation>发生了意料之外的错误</translation>
    </message>
    <message>
        <source>Your runs on the disk are safe. If it happens again, report it with the text below. The log is {path}</source>
        <translation>磁盘上的训练是安全的。如果再次发生，请附上以下文字进行报告。日志位于 {path}</translation>
    </message>
    <message>
        <source>Text of the error</source>
        <translation>错误文字</translation>
    </message>
    <message>
        <source>Where in the program it happened</source>
        <translation>错误在程序中发生的位置</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the text to the clipboard</source>
        <translation>将文字复制到剪贴板</translation>
    </message>
</context>
<context>
    <name>EstimateLine</name>
    <message>
        <source>Estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>How long the training takes and how much memory it needs, from a short test on this device</source>
        <translation>在此设备上进行简短测试，得出训练需要的时间和内存</translation>
    </message>
    <message>
        <source>Measuring the speed...</source>
        <translation>正在测量速度...</translation>
    </message>
    <message>
        <source>Loading the engine...</source>
        <translation>正在加载引擎...</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>正在测量速度</translation>
    </message>
    <message>
        <source>About {time} for {images} images</source>
        <translation>{images} 张图片约需 {time}</translation>
    </message>
    <message>
        <source>{rate} images/s · about {memory} MB of memory</source>
        <translation>{rate} 张/秒 · 约 {memory} MB 内存</translation>
    </message>
    <message>
        <source>Only {free} MB are free.</source>
        <translation>仅剩 {free} MB 可用。</translation>
    </message>
</context>
<context>
    <name>ExploreActions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Put on the shelf, or take off it</source>
        <translation>放上收藏架，或从收藏架取下</translation>
    </message>
    <message>
        <source>Copy the image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save the image as PNG...</source>
        <translation>将图片保存为 PNG…</translation>
    </message>
    <message>
        <source>Export pictures, a film or the model...</source>
        <translation>导出图片、影片或模型…</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Put on the shelf</source>
        <translation>已放上收藏架</translation>
    </message>
    <message>
        <source>Taken off the shelf</source>
        <translation>已从收藏架取下</translation>
    </message>
    <message>
        <source>The image is on the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>There is nothing to film yet</source>
        <translation>还没有可拍成影片的内容</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>拼图</translation>
    </message>
    <message>
        <source>Export of the model</source>
        <translation>导出模型</translation>
    </message>
</context>
<context>
    <name>ExplorePage</name>
    <message>
        <source>The picture shown</source>
        <translation>当前图片</translation>
    </message>
    <message>
        <source>Drag it to the shelf or into a tool; double-click for a large view; arrow keys for other seeds</source>
        <translation>可拖到收藏架或工具中；双击放大显示；方向键切换种子</translation>
    </message>
    <message>
        <source>There is no model to explore yet.</source>
        <translation>还没有可以探索的模型。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Train a model, or choose a run at the top of the window</source>
        <translation>训练一个模型，或在窗口顶部选择一次训练</translation>
    </message>
    <message>
        <source>Open a run at the top of the window, or train one: after its first snapshot it can be explored.</source>
        <translation>在窗口顶部打开一次训练，或者新训练一个：有了第一个快照就可以探索。</translation>
    </message>
    <message>
        <source>The model cannot be loaded.</source>
        <translation>无法加载模型。</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看过 {images} 张</translation>
    </message>
    <message>
        <source>Loading the model...</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Show another picture</source>
        <translation>显示另一张图片</translation>
    </message>
    <message>
        <source>Step to another seed</source>
        <translation>切换到另一个种子</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>From seed {seed}</source>
        <translation>来自种子 {seed}</translation>
    </message>
    <message>
        <source>In between</source>
        <translation>中间点</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is to be written</source>
        <translation>要写出的内容</translation>
    </message>
    <message>
        <source>Choose where...</source>
        <translation>选择位置…</translation>
    </message>
    <message>
        <source>Choose a name and begin; the status bar shows how far it is</source>
        <translation>选择名称并开始；状态栏显示进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close without writing anything</source>
        <translation>关闭，不写任何文件</translation>
    </message>
    <message>
        <source>Estimating the size...</source>
        <translation>正在估计大小…</translation>
    </message>
    <message>
        <source>About {size}, estimated</source>
        <translation>约 {size}（估计）</translation>
    </message>
    <message>
        <source>Where to write it</source>
        <translation>保存位置</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Enlarged</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>How many times as wide and high each pixel is drawn, without blurring</source>
        <translation>每个像素放大多少倍，不做模糊</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>{images} images seen</source>
        <translation>已看过 {images} 张</translation>
    </message>
</context>
<context>
    <name>FilmForm</name>
    <message>
        <source>A film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>MP4</source>
        <translation>MP4</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>动画 WebP</translation>
    </message>
    <message>
        <source>PNG pictures in a folder</source>
        <translation>文件夹中的 PNG 图片</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>What to write: a film in one file, or a folder of pictures</source>
        <translation>写成什么：一个影片文件，或一个图片文件夹</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long the film takes from its first to its last frame</source>
        <translation>影片从第一帧到最后一帧的时长</translation>
    </message>
    <message>
        <source>More are smoother and make a larger file; a GIF has 50 at the most</source>
        <translation>越多越流畅，文件也越大；GIF 最多 50</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Again and again</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Whether it begins again when it has ended; of an MP4 the player decides</source>
        <translation>结束后是否重新开始；MP4 由播放器决定</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>{frames} frames of {width} × {height} pixels</source>
        <translation>{frames} 帧，{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>FolderSearch</name>
    <message>
        <source>What is searched for</source>
        <translation>搜索的对象</translation>
    </message>
    <message>
        <source>Search for one picture, or for every picture of a folder</source>
        <translation>搜索一张图片，或文件夹中的每一张图片</translation>
    </message>
    <message>
        <source>One picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>A whole folder</source>
        <translation>整个文件夹</translation>
    </message>
    <message>
        <source>Drop several pictures or a folder here.</source>
        <translation>把多张图片或一个文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder with pictures that the model is to find, each of them</source>
        <translation>选择一个文件夹，让模型找到其中的每一张图片</translation>
    </message>
    <message>
        <source>Each is searched for. The places are their codes: see which pictures are near each other, and what the codes tell.</source>
        <translation>每一张都会被搜索。它们的位置就是编码：看看哪些图片彼此接近，编码又能说明什么。</translation>
    </message>
    <message>
        <source>Take the places that the learned shortcut sees, without a search: much sooner, and less exact</source>
        <translation>直接采用学会的捷径所看到的位置，不再搜索：快得多，但不那么精确</translation>
    </message>
    <message>
        <source>Shortcut only</source>
        <translation>仅用捷径</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Every picture is searched for.</source>
        <translation>正在搜索每一张图片。</translation>
    </message>
    <message>
        <source>Likeness {psnr}</source>
        <translation>相似度 {psnr}</translation>
    </message>
    <message>
        <source>Choose a folder with pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
    <message>
        <source>Choose image files, archives, arrays or films</source>
        <translation>选择图片文件、压缩包、数组或视频</translation>
    </message>
    <message>
        <source>A copy of the model is tuned to one picture; those of a folder are searched for fast</source>
        <translation>模型的副本只能针对一张图片微调；文件夹中的图片将快速搜索</translation>
    </message>
    <message>
        <source>Searching a folder of pictures</source>
        <translation>正在搜索整个文件夹的图片</translation>
    </message>
    <message>
        <source>Save the codes</source>
        <translation>保存编码</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 数组 (*.npz)</translation>
    </message>
    <message>
        <source>Saving the codes</source>
        <translation>正在保存编码</translation>
    </message>
</context>
<context>
    <name>FolderView</name>
    <message>
        <source>The pictures by their codes</source>
        <translation>按编码排列的图片</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>What the model draws there</source>
        <translation>模型在那里画出的图片</translation>
    </message>
    <message>
        <source>Drag it to wherever a picture is wanted</source>
        <translation>可以拖到任何需要图片的地方</translation>
    </message>
    <message>
        <source>Nearest pictures by their codes</source>
        <translation>编码最接近的图片</translation>
    </message>
    <message>
        <source>Click one to go to it, drag it to wherever a picture of the model&apos;s is wanted</source>
        <translation>点击可前往该图片，也可以拖到任何需要模型图片的地方</translation>
    </message>
    <message>
        <source>A linear classifier names each picture after it has learned from others. In brackets: where the share would lie for 95 of 100 such choices of pictures.</source>
        <translation>线性分类器从其他图片学习之后再说出每张图片的类别。括号中：在 100 次这样选取图片时，有 95 次该比例所在的范围。</translation>
    </message>
    <message>
        <source>Save the codes…</source>
        <translation>保存编码…</translation>
    </message>
    <message>
        <source>Save the codes with names and classes as an npz file, for NumPy and others</source>
        <translation>把编码连同名称和类别保存为 npz 文件，供 NumPy 等使用</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Nearest by their codes</source>
        <translation>编码最接近的</translation>
    </message>
    <message>
        <source>without a class</source>
        <translation>没有类别</translation>
    </message>
    <message>
        <source>first component of the codes ({share} of their variance)</source>
        <translation>编码的第一主成分（占方差的 {share}）</translation>
    </message>
    <message>
        <source>second component of the codes ({share})</source>
        <translation>编码的第二主成分（{share}）</translation>
    </message>
    <message>
        <source>The model has learned from these very pictures: others would say more.</source>
        <translation>模型正是从这些图片学习的：换用其他图片更能说明问题。</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>median likeness {psnr}</source>
        <translation>相似度中位数 {psnr}</translation>
    </message>
    <message>
        <source>left out, {cause}: {count}</source>
        <translation>未采用，{cause}：{count}</translation>
    </message>
    <message>
        <source>{name}, {distance} away</source>
        <translation>{name}，距离 {distance}</translation>
    </message>
</context>
<context>
    <name>GroupsPanel</name>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>What tells the direction: pictures that you mark, or two classes</source>
        <translation>由什么确定方向：你标记的图片，或两个类别</translation>
    </message>
    <message>
        <source>From pictures that you mark</source>
        <translation>由你标记的图片</translation>
    </message>
    <message>
        <source>From one class to another</source>
        <translation>由一个类别到另一个</translation>
    </message>
    <message>
        <source>The class that the direction leads away from</source>
        <translation>方向离开的类别</translation>
    </message>
    <message>
        <source>The class that the direction leads to</source>
        <translation>方向通往的类别</translation>
    </message>
    <message>
        <source>Name of the new direction</source>
        <translation>新方向的名称</translation>
    </message>
    <message>
        <source>What changes along it; it can be left empty</source>
        <translation>沿它改变的是什么；可以留空</translation>
    </message>
    <message>
        <source>Find the direction</source>
        <translation>寻找方向</translation>
    </message>
    <message>
        <source>Find the way from those that do not have it to those that have it, and keep it</source>
        <translation>找出从没有它的图片到有它的图片的方向，并保存</translation>
    </message>
    <message>
        <source>Name, such as: thicker</source>
        <translation>名称，例如：更粗</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>寻找</translation>
    </message>
    <message>
        <source>Mark these</source>
        <translation>标记这些</translation>
    </message>
    <message>
        <source>Mark others</source>
        <translation>标记其他</translation>
    </message>
    <message>
        <source>While this is on, click the pictures in the grid or on the shelf that have it. {key} marks the picture shown.</source>
        <translation>开启时，点击网格或收藏架中具有该特征的图片。{key} 标记当前图片。</translation>
    </message>
    <message>
        <source>While this is on, click the pictures in the grid or on the shelf that do not. {key} marks the picture shown.</source>
        <translation>开启时，点击网格或收藏架中没有该特征的图片。{key} 标记当前图片。</translation>
    </message>
    <message>
        <source>Mark the picture shown: it has it</source>
        <translation>标记当前图片：有</translation>
    </message>
    <message>
        <source>Mark the picture shown: it does not</source>
        <translation>标记当前图片：没有</translation>
    </message>
    <message>
        <source>A new direction</source>
        <translation>新方向</translation>
    </message>
    <message>
        <source>Mark pictures</source>
        <translation>标记图片</translation>
    </message>
    <message>
        <source>Choose two different classes.</source>
        <translation>请选择两个不同的类别。</translation>
    </message>
    <message>
        <source>{count} more that have it</source>
        <translation>再要 {count} 张有的</translation>
    </message>
    <message>
        <source>{count} more that do not</source>
        <translation>再要 {count} 张没有的</translation>
    </message>
    <message>
        <source>Still needed: {parts}.</source>
        <translation>还需要：{parts}。</translation>
    </message>
    <message>
        <source>Enough to begin. More make it surer: on digits, 10 of each turned 72% of the pictures, 200 of each 93%.</source>
        <translation>可以开始了。越多越可靠：在数字上，各 10 张能改变 72% 的图片，各 200 张能改变 93%。</translation>
    </message>
    <message>
        <source>{one} to {other}</source>
        <translation>{one} 到 {other}</translation>
    </message>
    <message>
        <source>My direction</source>
        <translation>我的方向</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Found and kept. Two standard deviations turn one class into the other.</source>
        <translation>已找到并保存。两个标准差可把一个类别变成另一个。</translation>
    </message>
    <message>
        <source>Found and kept. {verdict}, judged by pictures that it was not made from.</source>
        <translation>已找到并保存。{verdict}（用未参与计算的图片评判）。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The run that the pages show. Opens the list of runs.</source>
        <translation>各页面所显示的训练。点击打开训练列表。</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Help on this page (F1)</source>
        <translation>此页面的帮助 (F1)</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>尚无训练</translation>
    </message>
    <message>
        <source>The engine is being loaded</source>
        <translation>正在加载引擎</translation>
    </message>
    <message>
        <source>Training runs on {name} in {precision}.</source>
        <translation>训练在 {name} 上以 {precision} 精度运行。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Open a run folder...</source>
        <translation>打开训练文件夹...</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>Dark: nothing. Bright: most. Point at a place to see its number.</source>
        <translation>暗：无。亮：最多。指向某处查看数值。</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Sample grid</source>
        <translation>样本网格</translation>
    </message>
    <message>
        <source>Save the grid as PNG...</source>
        <translation>将网格另存为 PNG...</translation>
    </message>
    <message>
        <source>Copy the grid</source>
        <translation>复制网格</translation>
    </message>
    <message>
        <source>Save the grid</source>
        <translation>保存网格</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>InpaintPage</name>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Look for plausible fillings of what is masked</source>
        <translation>为蒙版部分寻找合理的填充</translation>
    </message>
    <message>
        <source>Filling the hole</source>
        <translation>正在填充蒙版区域</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果数</translation>
    </message>
    <message>
        <source>How many ways to fill it are looked for at a time</source>
        <translation>每次寻找多少种填法</translation>
    </message>
    <message>
        <source>Ways to fill it</source>
        <translation>各种填法</translation>
    </message>
    <message>
        <source>Click one to look at it, drag it to wherever a picture of the model&apos;s is wanted</source>
        <translation>点击查看，也可拖到任何需要模型图片的地方</translation>
    </message>
    <message>
        <source>Use this answer</source>
        <translation>使用此结果</translation>
    </message>
    <message>
        <source>Put this answer into the picture, then paint the next hole</source>
        <translation>把此结果放进图片，然后涂抹下一个蒙版区域</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare the picture before and after, or paint the mask (X)</source>
        <translation>对比填充前后的图片，或绘制蒙版（X）</translation>
    </message>
    <message>
        <source>Drop a picture here, choose or paste one.</source>
        <translation>把图片拖到这里，或者选择、粘贴一张。</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>结果 {number}</translation>
    </message>
    <message>
        <source>Paint over what to fill. In a larger picture, the model sees a window around each hole.</source>
        <translation>涂抹要填充的部分。图片较大时，模型看到的是每个蒙版区域周围的一个窗口。</translation>
    </message>
    <message>
        <source>Not filled yet</source>
        <translation>尚未填充</translation>
    </message>
    <message>
        <source>Putting the answer into the picture</source>
        <translation>正在把结果放进图片</translation>
    </message>
    <message>
        <source>Answer {number} of {count} · likeness around the hole {value} dB</source>
        <translation>结果 {number} / {count} · 蒙版区域周围的相似度 {value} dB</translation>
    </message>
    <message>
        <source>What fills the hole is made up: it fits what is around it, and so may the other answers.</source>
        <translation>填充的内容是编出来的：它与周围相符，其他结果也可能同样相符。</translation>
    </message>
</context>
<context>
    <name>InterpolatePanel</name>
    <message>
        <source>Add the picture shown</source>
        <translation>添加当前图片</translation>
    </message>
    <message>
        <source>Remove the keyframe</source>
        <translation>移除关键帧</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>Slow at first</source>
        <translation>先慢后快</translation>
    </message>
    <message>
        <source>Slow at the end</source>
        <translation>先快后慢</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>弧线</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Before the mapping (z)</source>
        <translation>映射之前（z）</translation>
    </message>
    <message>
        <source>Behind the mapping (w)</source>
        <translation>映射之后（w）</translation>
    </message>
    <message>
        <source>Back to the first</source>
        <translation>回到第一帧</translation>
    </message>
    <message>
        <source>Round: every step is as lively as the last. Straight: through the middle. Curve: without a corner at the keyframes.</source>
        <translation>弧线：每一步变化同样丰富。直线：从中间穿过。曲线：在关键帧处没有转折。</translation>
    </message>
    <message>
        <source>Put the picture shown behind the last keyframe</source>
        <translation>把当前图片放到最后一个关键帧之后</translation>
    </message>
    <message>
        <source>Take the chosen keyframe away (Delete)</source>
        <translation>移除选中的关键帧（Delete）</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>How long it takes from the chosen keyframe to the next one</source>
        <translation>从选中的关键帧到下一帧需要多久</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>缓动</translation>
    </message>
    <message>
        <source>How the picture starts and stops between these two</source>
        <translation>图片在这两帧之间如何起步和停下</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>In which numbers the way lies; behind the mapping pictures change more evenly</source>
        <translation>路径位于哪些数字中；在映射之后，图片变化更均匀</translation>
    </message>
    <message>
        <source>From the last keyframe back to the first one, without an end</source>
        <translation>从最后一帧回到第一帧，没有尽头</translation>
    </message>
    <message>
        <source>Two keyframes or more. Drag them into another order; click one to change how it goes on from there.</source>
        <translation>至少两个关键帧。拖动可调整顺序；单击一个可更改从那里如何继续。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Hold it (Space)</source>
        <translation>停住（空格）</translation>
    </message>
    <message>
        <source>Play from keyframe to keyframe (Space)</source>
        <translation>从关键帧播放到关键帧（空格）</translation>
    </message>
</context>
<context>
    <name>InterpolateTool</name>
    <message>
        <source>Keyframes</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Drop pictures here, from the grid or the shelf: they become keyframes.</source>
        <translation>把网格或收藏架中的图片拖到这里，它们就成为关键帧。</translation>
    </message>
    <message>
        <source>What lies in between</source>
        <translation>中间的图片</translation>
    </message>
    <message>
        <source>In between</source>
        <translation>中间点</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Drag from the first keyframe to the last</source>
        <translation>从第一个关键帧拖到最后一个</translation>
    </message>
    <message>
        <source>Change a duration</source>
        <translation>更改时长</translation>
    </message>
    <message>
        <source>Change the easing</source>
        <translation>更改缓动</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Sort the keyframes</source>
        <translation>调整关键帧顺序</translation>
    </message>
    <message>
        <source>Add a keyframe</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Remove a keyframe</source>
        <translation>移除关键帧</translation>
    </message>
    <message>
        <source>Change the path</source>
        <translation>更改路径</translation>
    </message>
    <message>
        <source>Keyframe {number}</source>
        <translation>关键帧 {number}</translation>
    </message>
</context>
<context>
    <name>InvertPage</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Look for the latent whose picture is most like the part in the frame</source>
        <translation>寻找所画图片与方框内部分最相似的潜变量</translation>
    </message>
    <message>
        <source>Searching the picture</source>
        <translation>正在搜索图片</translation>
    </message>
    <message>
        <source>Your picture, and in the frame the part that is searched for</source>
        <translation>你的图片，方框内为要搜索的部分</translation>
    </message>
    <message>
        <source>What the model draws there</source>
        <translation>模型在那里画出的图片</translation>
    </message>
    <message>
        <source>Drag it to wherever a picture is wanted</source>
        <translation>可拖到任何需要图片的地方</translation>
    </message>
    <message>
        <source>Where both differ</source>
        <translation>两者的差异</translation>
    </message>
    <message>
        <source>Difference (grey levels, 0 to 255)</source>
        <translation>差异（灰度级，0 到 255）</translation>
    </message>
    <message>
        <source>Places found, the best first</source>
        <translation>找到的位置，最好的在前</translation>
    </message>
    <message>
        <source>Click one to look at it, drag it to wherever a picture of the model&apos;s is wanted</source>
        <translation>点击查看，也可拖到任何需要模型图片的地方</translation>
    </message>
    <message>
        <source>Drop a picture here, choose or paste one.</source>
        <translation>把图片拖到这里，或者选择、粘贴一张。</translation>
    </message>
    <message>
        <source>A copy of the model that was tuned to your picture is open now</source>
        <translation>现在打开的是为你的图片微调过的模型副本</translation>
    </message>
    <message>
        <source>Likeness {psnr} so far</source>
        <translation>目前相似度 {psnr}</translation>
    </message>
    <message>
        <source>Move the frame to the part that the model could draw, then search.</source>
        <translation>把方框移到模型可能画得出的部分，然后搜索。</translation>
    </message>
    <message>
        <source>Nothing is searched for yet</source>
        <translation>还没有搜索任何图片</translation>
    </message>
    <message>
        <source>Your picture is among those that the model learned from.</source>
        <translation>你的图片就在模型学过的图片之中。</translation>
    </message>
    <message>
        <source>The nearest training picture is like yours by {value} dB, structure {ssim}.</source>
        <translation>最接近的训练图片与你的图片的相似度为 {value} dB，结构 {ssim}。</translation>
    </message>
    <message>
        <source>Likeness {psnr} · structure {ssim}</source>
        <translation>相似度 {psnr} · 结构 {ssim}</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>What the model can draw of it appears here.</source>
        <translation>模型能画出的样子会显示在这里。</translation>
    </message>
    <message>
        <source>Where both differ appears here.</source>
        <translation>两者的差异会显示在这里。</translation>
    </message>
</context>
<context>
    <name>KnownNote</name>
    <message>
        <source>Looking at the training images...</source>
        <translation>正在查看训练图片...</translation>
    </message>
    <message>
        <source>The training images of this run cannot be opened. They may have been moved or deleted:</source>
        <translation>无法打开此训练的图片，它们可能已被移走或删除：</translation>
    </message>
    <message>
        <source>There are {all} training images: {count} of them, at random, are on the map and compared by features.</source>
        <translation>共有 {all} 张训练图像：其中随机选出的 {count} 张显示在图上，并按特征进行比较。</translation>
    </message>
    <message>
        <source>The pictures have changed since this run began ({now} now, {then} then). Those of now are shown.</source>
        <translation>自此训练开始以来，图片有了变化（现在 {now} 张，当时 {then} 张）。显示的是现在的图片。</translation>
    </message>
    <message>
        <source>The training images have not been looked at yet.</source>
        <translation>还没有查看训练图片。</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Open the training images of this run</source>
        <translation>打开此训练的图片</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查看</translation>
    </message>
    <message>
        <source>Open the training images of this run once more, as they are now</source>
        <translation>按现在的样子重新打开此训练的图片</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>The picture shown</source>
        <translation>当前图片</translation>
    </message>
    <message>
        <source>Left and right step through the seeds, Escape closes</source>
        <translation>左右方向键切换种子，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Early layers change the shape, late ones colours and details</source>
        <translation>靠前的层改变形状，靠后的层改变颜色和细节</translation>
    </message>
    <message>
        <source>Early layers</source>
        <translation>靠前的层</translation>
    </message>
    <message>
        <source>Middle layers</source>
        <translation>中间的层</translation>
    </message>
    <message>
        <source>Late layers</source>
        <translation>靠后的层</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>所有层</translation>
    </message>
</context>
<context>
    <name>LayerSliders</name>
    <message>
        <source>Coarse</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>细</translation>
    </message>
    <message>
        <source>The early layers, of pose and shape: all from B, or all from A</source>
        <translation>前面的层（姿态和形状）：全部取自 B 或全部取自 A</translation>
    </message>
    <message>
        <source>The layers in the middle, of features: all from B, or all from A</source>
        <translation>中间的层（特征）：全部取自 B 或全部取自 A</translation>
    </message>
    <message>
        <source>The late layers, of colours and small details: all from B, or all from A</source>
        <translation>后面的层（颜色和细节）：全部取自 B 或全部取自 A</translation>
    </message>
    <message>
        <source>Layer {number} of {layers}: up for B, down for A</source>
        <translation>第 {number} 层，共 {layers} 层：向上取 B，向下取 A</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>第 {number} 层</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>Why files are left out</source>
        <translation>文件被跳过的原因</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>Files with this cause</source>
        <translation>属于此原因的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Every file can be used.</source>
        <translation>所有文件都可用。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{cause}, used</source>
        <translation>{cause}（已使用）</translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log ({path})</source>
        <translation>日志 ({path})</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the studio did, the newest line last</source>
        <translation>工作室做过的事，最新的在最后一行</translation>
    </message>
</context>
<context>
    <name>LookBar</name>
    <message>
        <source>Truncation</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Lower: typical pictures, all alike. 1: everything the model has learned. Higher: stranger ones.</source>
        <translation>越低：图片越典型，彼此越像。1：模型学到的全部。越高：越奇特。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Which kind of picture to draw</source>
        <translation>要画哪一类图片</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Draw with the model as it was earlier in its training</source>
        <translation>用模型在训练早期的样子来画</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Draw the fine details anew; what the picture shows stays the same</source>
        <translation>重新生成细节，图片内容保持不变</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>噪声的种子</translation>
    </message>
    <message>
        <source>Each number gives other details</source>
        <translation>每个数字给出不同的细节</translation>
    </message>
    <message>
        <source>Number format to draw in. fp32 is exact. bf16 is half as long: sooner on graphics cards and processors that are made for it, slower on others, and some pixels differ a little</source>
        <translation>绘制所用的数值格式。fp32 精确；bf16 只有一半长度：在为它设计的显卡和处理器上更快，在其他设备上更慢，个别像素会略有差异</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Change the truncation</source>
        <translation>更改截断</translation>
    </message>
    <message>
        <source>Change the noise</source>
        <translation>更改噪声</translation>
    </message>
    <message>
        <source>Choose another snapshot</source>
        <translation>选择其他快照</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>选择类别</translation>
    </message>
    <message>
        <source>Change the precision</source>
        <translation>更改精度</translation>
    </message>
    <message>
        <source>All in turn</source>
        <translation>依次全部</translation>
    </message>
    <message>
        <source>{images} images · newest</source>
        <translation>{images} 张 · 最新</translation>
    </message>
    <message>
        <source>{images} images</source>
        <translation>{images} 张</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
    <message>
        <source>Show or hide the log</source>
        <translation>显示或隐藏日志</translation>
    </message>
    <message>
        <source>Paste pictures or files to learn from</source>
        <translation>粘贴要学习的图片或文件</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>此页面的帮助</translation>
    </message>
    <message>
        <source>List of shortcuts</source>
        <translation>快捷键列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>There is no picture and no file on the clipboard</source>
        <translation>剪贴板中没有图片或文件</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>| Keys | What they do |</source>
        <translation>| 按键 | 作用 |</translation>
    </message>
    <message>
        <source>Saving before closing</source>
        <translation>关闭前正在保存</translation>
    </message>
    <message>
        <source>A training is going on.</source>
        <translation>训练正在进行。</translation>
    </message>
    <message>
        <source>It can be stopped and saved now, and resumed from here the next time.</source>
        <translation>可以现在停止并保存，下次从这里继续。</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>继续训练</translation>
    </message>
</context>
<context>
    <name>MapTool</name>
    <message>
        <source>Map of samples and training images</source>
        <translation>样本与训练图片的地图</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>How the map is made from what the pictures look like</source>
        <translation>怎样根据图片的样子生成地图</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>UMAP</source>
        <translation>UMAP 布局</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>What the colours of the map mean</source>
        <translation>地图上的颜色表示什么</translation>
    </message>
    <message>
        <source>Kind of picture</source>
        <translation>图片种类</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>样本数量</translation>
    </message>
    <message>
        <source>How many pictures of the model are on the map</source>
        <translation>地图上有多少张模型画的图片</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>正在布置地图</translation>
    </message>
    <message>
        <source>The map was stopped before it was done. Choose something above to go on.</source>
        <translation>地图在完成之前被停止了。在上面选择任意一项即可继续。</translation>
    </message>
    <message>
        <source>UMAP, first axis (no unit)</source>
        <translation>UMAP 第一轴（无单位）</translation>
    </message>
    <message>
        <source>UMAP, second axis (no unit)</source>
        <translation>UMAP 第二轴（无单位）</translation>
    </message>
    <message>
        <source>first component ({share}% of variance)</source>
        <translation>第一主成分（占方差 {share}%）</translation>
    </message>
    <message>
        <source>second component ({share}% of variance)</source>
        <translation>第二主成分（占方差 {share}%）</translation>
    </message>
    <message>
        <source>Dots: {training} training images. Rings: {samples} samples.</source>
        <translation>圆点：{training} 张训练图片。圆环：{samples} 个样本。</translation>
    </message>
    <message>
        <source>The lighter, the more training images look like that.</source>
        <translation>颜色越亮，类似的训练图片越多。</translation>
    </message>
    <message>
        <source>Point at one to see it, click to show it. The wheel and + and - zoom, Home shows all.</source>
        <translation>指向一个点可看到图片，单击即显示它。滚轮以及 + 和 - 缩放，Home 键显示全部。</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看 {images} 张图片</translation>
    </message>
    <message>
        <source>Show a picture of the map</source>
        <translation>显示地图上的图片</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图片</translation>
    </message>
</context>
<context>
    <name>MarkedGroups</name>
    <message>
        <source>These have it</source>
        <translation>这些有</translation>
    </message>
    <message>
        <source>These do not have it</source>
        <translation>这些没有</translation>
    </message>
    <message>
        <source>Drop pictures here that show it, or mark them in the grid</source>
        <translation>把具有该特征的图片拖到这里，或在网格中标记</translation>
    </message>
    <message>
        <source>Drop pictures here that do not show it, or mark them in the grid</source>
        <translation>把没有该特征的图片拖到这里，或在网格中标记</translation>
    </message>
</context>
<context>
    <name>MaskActions</name>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Narrower brush</source>
        <translation>更细的画笔</translation>
    </message>
    <message>
        <source>Wider brush</source>
        <translation>更粗的画笔</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>Invert the mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Clear the mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Mask what is transparent</source>
        <translation>遮住透明部分</translation>
    </message>
    <message>
        <source>Import a mask...</source>
        <translation>导入蒙版…</translation>
    </message>
    <message>
        <source>Export the mask as PNG...</source>
        <translation>将蒙版导出为 PNG…</translation>
    </message>
    <message>
        <source>Import a mask: white is what is to be filled</source>
        <translation>导入蒙版：白色为要填充的部分</translation>
    </message>
    <message>
        <source>Export the mask</source>
        <translation>导出蒙版</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>MaskBar</name>
    <message>
        <source>How wide brush and eraser are; [ and ] change it too</source>
        <translation>画笔和橡皮的宽度；也可用 [ 和 ] 调整</translation>
    </message>
    <message>
        <source>Brush width</source>
        <translation>画笔宽度</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>How far around the mask the filling fades into the picture; with none, its colours are moved to meet the border</source>
        <translation>填充在蒙版周围多远内逐渐消失；选“无”时调整其颜色使之与边缘衔接</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Import, export, invert or clear the mask</source>
        <translation>导入、导出、反转或清除蒙版</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
</context>
<context>
    <name>MaskCanvas</name>
    <message>
        <source>Picture to paint the mask on</source>
        <translation>在其上绘制蒙版的图片</translation>
    </message>
</context>
<context>
    <name>MixTool</name>
    <message>
        <source>Way to mix</source>
        <translation>混合方式</translation>
    </message>
    <message>
        <source>What is to be done with the pictures</source>
        <translation>对这些图片做什么</translation>
    </message>
    <message>
        <source>Begin with pictures at random</source>
        <translation>从随机图片开始</translation>
    </message>
    <message>
        <source>Show the mixture</source>
        <translation>显示混合结果</translation>
    </message>
    <message>
        <source>Show what comes of it once more</source>
        <translation>再次显示结果</translation>
    </message>
    <message>
        <source>A − B + C</source>
        <translation>A − B + C</translation>
    </message>
    <message>
        <source>Breed</source>
        <translation>繁殖</translation>
    </message>
    <message>
        <source>Styles, layer by layer</source>
        <translation>逐层混合风格</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>ModelForm</name>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>safetensors and a description</source>
        <translation>safetensors 及说明</translation>
    </message>
    <message>
        <source>ONNX runs in many programs, TorchScript in torch without the studio; safetensors are the bare numbers</source>
        <translation>ONNX 可在许多程序中运行，TorchScript 可脱离本软件在 torch 中运行；safetensors 只是数值</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The generator after {images} images. 64 of its pictures are compared with those of the original.</source>
        <translation>看过 {images} 张图片后的生成器。导出后会把 64 张图片与原模型比较。</translation>
    </message>
</context>
<context>
    <name>NeighboursTool</name>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>What makes two pictures neighbours</source>
        <translation>怎样才算两张图片是近邻</translation>
    </message>
    <message>
        <source>By their pixels</source>
        <translation>按像素</translation>
    </message>
    <message>
        <source>By their features</source>
        <translation>按特征</translation>
    </message>
    <message>
        <source>Number of neighbours</source>
        <translation>近邻数量</translation>
    </message>
    <message>
        <source>How many training images are shown</source>
        <translation>显示多少张训练图片</translation>
    </message>
    <message>
        <source>The training images nearest to the picture shown</source>
        <translation>与当前图片最接近的训练图片</translation>
    </message>
    <message>
        <source>The nearest training image</source>
        <translation>最接近的训练图片</translation>
    </message>
    <message>
        <source>The training image chosen below; double-click for a large view</source>
        <translation>下方选中的训练图片；双击可放大查看</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Beside it: {name}</source>
        <translation>旁边的图片：{name}</translation>
    </message>
    <message>
        <source>It is the same picture as {name}{how}.</source>
        <translation>它与 {name}{how}是同一张图片。</translation>
    </message>
    <message>
        <source>It looks copied from {name}{how}: it is {times} times closer to it than training images usually are to each other.</source>
        <translation>它看起来照抄自 {name}{how}：它们之间的接近程度是训练图片彼此之间通常的 {times} 倍。</translation>
    </message>
    <message>
        <source>It is close to {name}{how}: only {share} % of the training images have a closer neighbour.</source>
        <translation>它与 {name}{how}很接近：只有 {share}% 的训练图片有更近的近邻。</translation>
    </message>
    <message>
        <source>No copy found among the training images, not even mirrored or moved by a few pixels: {share} % of them have a closer neighbour than this picture has.</source>
        <translation>在训练图片中没有找到它的复制品，左右翻转或平移几个像素的也没有：{share}% 的训练图片的近邻比它的近邻更近。</translation>
    </message>
    <message>
        <source>, mirrored and moved by {step} px</source>
        <translation>（翻转并平移 {step} 像素）</translation>
    </message>
    <message>
        <source>, mirrored</source>
        <translation>（翻转）</translation>
    </message>
    <message>
        <source>, moved by {step} px</source>
        <translation>（平移 {step} 像素）</translation>
    </message>
    <message>
        <source>There are too few training images to tell whether it is copied.</source>
        <translation>训练图片太少，无法判断它是不是照抄的。</translation>
    </message>
    <message>
        <source>grey levels of 255, on average</source>
        <translation>平均灰度级，最大 255</translation>
    </message>
    <message>
        <source>in the studio&apos;s features</source>
        <translation>按本软件的特征计算</translation>
    </message>
    <message>
        <source>Its distance: {distance}. Usual between training images: {usual} ({unit}; found from {count} of them).</source>
        <translation>它的距离：{distance}。训练图片之间通常为 {usual}（{unit}；由其中 {count} 张得出）。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Finished: {images} images in {time}. To go on, raise “Train for” and resume.</source>
        <translation>已完成：{time} 内看了 {images} 张图片。要继续训练，请增大“训练量”，然后点击“继续”。</translation>
    </message>
    <message>
        <source>Ended after {images} images, {time} of training: the quality no longer improves. To continue, turn off “Stop when it no longer improves” and resume.</source>
        <translation>训练 {images} 张图片、{time}后结束：质量不再提高。要继续训练，请关闭“不再进步时停止”，然后点击“继续”。</translation>
    </message>
    <message>
        <source>Stopped after {images} images, {time} of training. Resume continues from here.</source>
        <translation>训练 {images} 张图片、{time}后停止。点击“继续”即从这里接着训练。</translation>
    </message>
    <message>
        <source>Stopped after {images} images, {time} of training. Resume continues from {saved} images.</source>
        <translation>训练 {images} 张图片、{time}后停止。点击“继续”即从第 {saved} 张图片接着训练。</translation>
    </message>
    <message>
        <source>Stopped after {images} images, {time} of training, before the first checkpoint.</source>
        <translation>训练 {images} 张图片、{time}后停止，当时还没有检查点。</translation>
    </message>
</context>
<context>
    <name>OpenPictures</name>
    <message>
        <source>Opening the pictures</source>
        <translation>正在打开图片</translation>
    </message>
    <message>
        <source>Keeping the picture</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Checking the pictures</source>
        <translation>正在检查图片</translation>
    </message>
</context>
<context>
    <name>OutcomeBar</name>
    <message>
        <source>Likeness in decibels (PSNR): 20 is a resemblance, 30 is hard to tell apart. Structure (SSIM): 1 is the same.</source>
        <translation>相似度以分贝计（PSNR）：20 为相像，30 已难以分辨。结构（SSIM）：1 为相同。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the result as a PNG file</source>
        <translation>将结果保存为 PNG 文件</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Put the result on the clipboard</source>
        <translation>把结果复制到剪贴板</translation>
    </message>
    <message>
        <source>Keep what the model draws there on the shelf of this run</source>
        <translation>把模型在那里画出的图片放到本次训练的收藏架上</translation>
    </message>
    <message>
        <source>To the shelf</source>
        <translation>放上收藏架</translation>
    </message>
    <message>
        <source>Change what the model draws there: with directions, by mixing, in walks from it</source>
        <translation>改变模型在那里画出的图片：用方向、混合，或从它出发漫步</translation>
    </message>
    <message>
        <source>To Explore</source>
        <translation>到探索页</translation>
    </message>
    <message>
        <source>Paint over a part of what was found and have it filled in other ways</source>
        <translation>涂掉找到的图片的一部分，用别的方式填补</translation>
    </message>
    <message>
        <source>To Inpaint</source>
        <translation>到修补页</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>TIFF image (*.tif)</source>
        <translation>TIFF 图片 (*.tif)</translation>
    </message>
    <message>
        <source>The picture is on the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>Show a picture that was found</source>
        <translation>显示找到的图片</translation>
    </message>
    <message>
        <source>Put on the shelf</source>
        <translation>已放上收藏架</translation>
    </message>
</context>
<context>
    <name>PadTool</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Drag across it, or use the arrow keys: the picture shows what lies there</source>
        <translation>在上面拖动，或使用方向键：图片显示该处的内容</translation>
    </message>
    <message>
        <source>Four corners</source>
        <translation>四个角</translation>
    </message>
    <message>
        <source>Around the picture shown</source>
        <translation>围绕当前图片</translation>
    </message>
    <message>
        <source>Along two directions</source>
        <translation>沿两个方向</translation>
    </message>
    <message>
        <source>What the map is made of</source>
        <translation>地图由什么组成</translation>
    </message>
    <message>
        <source>Kind of map</source>
        <translation>地图类型</translation>
    </message>
    <message>
        <source>Another map, of other pictures or ways at random</source>
        <translation>换一张地图，随机选取图片或方向</translation>
    </message>
    <message>
        <source>From left to right</source>
        <translation>从左到右</translation>
    </message>
    <message>
        <source>From bottom to top</source>
        <translation>从下到上</translation>
    </message>
    <message>
        <source>Move on the map</source>
        <translation>在地图上移动</translation>
    </message>
    <message>
        <source>Another map</source>
        <translation>换一张地图</translation>
    </message>
    <message>
        <source>Drop pictures of the grid or the shelf into the corners.</source>
        <translation>把网格或收藏架中的图片拖到四个角上。</translation>
    </message>
    <message>
        <source>The picture that was shown lies in the middle.</source>
        <translation>当前图片位于正中。</translation>
    </message>
    <message>
        <source>The picture that was shown lies in the middle, three standard deviations from the edges.</source>
        <translation>当前图片位于正中，距边缘三个标准差。</translation>
    </message>
    <message>
        <source>Direction {number}</source>
        <translation>方向 {number}</translation>
    </message>
</context>
<context>
    <name>PairStrips</name>
    <message>
        <source>Seeds, drawn by this run</source>
        <translation>由本次训练画出的种子</translation>
    </message>
    <message>
        <source>The same seeds, drawn by the other</source>
        <translation>由另一个画出的同样种子</translation>
    </message>
    <message>
        <source>Show another picture</source>
        <translation>显示另一张图片</translation>
    </message>
    <message>
        <source>{run} · {images} images seen</source>
        <translation>{run} · 已看 {images} 张图片</translation>
    </message>
</context>
<context>
    <name>PictureForm</name>
    <message>
        <source>The picture shown</source>
        <translation>当前图片</translation>
    </message>
    <message>
        <source>{width} × {height} pixels. Dropped on this page it brings back how it was drawn.</source>
        <translation>{width} × {height} 像素。拖到本页即可恢复它的画法。</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>Preparation</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Show or hide how the pictures are prepared for the networks</source>
        <translation>显示或隐藏如何为网络准备图片</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Show or hide where prepared pictures are kept</source>
        <translation>显示或隐藏准备好的图片的存放位置</translation>
    </message>
    <message>
        <source>Training needs at least 2 pictures.</source>
        <translation>训练至少需要 2 张图片。</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>显示训练</translation>
    </message>
    <message>
        <source>Go to the Train page; stop the training to train on other pictures</source>
        <translation>前往训练页；要用其他图片训练，请先停止当前训练</translation>
    </message>
    <message>
        <source>Go to {run}</source>
        <translation>前往 {run}</translation>
    </message>
    <message>
        <source>Go to the Train page to resume this run of these pictures</source>
        <translation>前往训练页，继续用这些图片进行的训练</translation>
    </message>
    <message>
        <source>Train on these pictures</source>
        <translation>用这些图片训练</translation>
    </message>
    <message>
        <source>Go to the Train page to train a new run on these pictures</source>
        <translation>前往训练页，用这些图片开始新的训练</translation>
    </message>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>第 {number} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>Class: {name}</source>
        <translation>类别：{name}</translation>
    </message>
</context>
<context>
    <name>PicturePreview</name>
    <message>
        <source>The picture; what is cut off is dimmed</source>
        <translation>原图；被裁掉的部分变暗显示</translation>
    </message>
    <message>
        <source>What the networks see</source>
        <translation>网络所看到的</translation>
    </message>
    <message>
        <source>The first of the images made from this picture</source>
        <translation>由这张图片得到的前几张图像</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture is smaller than a tile: it gives no image.</source>
        <translation>图片小于一个小块，得不到图像。</translation>
    </message>
    <message>
        <source>This picture is left out: {reason}</source>
        <translation>此图片已跳过：{reason}</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>colour, transparency</source>
        <translation>彩色、透明</translation>
    </message>
    <message>
        <source>{count} images: {facts}</source>
        <translation>{count} 张图像：{facts}</translation>
    </message>
</context>
<context>
    <name>PictureSlot</name>
    <message>
        <source>Put the picture shown in here</source>
        <translation>把当前图片放到这里</translation>
    </message>
    <message>
        <source>Empty it; Delete takes away the chosen one alone</source>
        <translation>清空；按 Delete 只移除选中的一张</translation>
    </message>
    <message>
        <source>Show another picture</source>
        <translation>显示另一张图片</translation>
    </message>
</context>
<context>
    <name>PictureViews</name>
    <message>
        <source>Do not learn from the chosen pictures; your files stay as they are (Del)</source>
        <translation>不从选中的图片学习；你的文件保持不变 (Del)</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Learn from the chosen pictures again (Ins)</source>
        <translation>重新从选中的图片学习 (Ins)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Classes: {count}</source>
        <translation>类别：{count}</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>已跳过：{count}</translation>
    </message>
    <message>
        <source>Loading the plots…</source>
        <translation>正在加载图表…</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>已选 {count} 张</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The pictures themselves</source>
        <translation>图片本身</translation>
    </message>
    <message>
        <source>Which files are not used, and why</source>
        <translation>哪些文件没有使用，以及原因</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Sizes, shapes, colour modes and classes as plots</source>
        <translation>以图表显示尺寸、形状、颜色模式和类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rename, merge or leave out classes</source>
        <translation>重命名、合并或排除类别</translation>
    </message>
    <message>
        <source>Views of the pictures</source>
        <translation>图片的视图</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>images seen</source>
        <translation>已看图片数</translation>
    </message>
    <message>
        <source>{images} images</source>
        <translation>{images} 张图片</translation>
    </message>
</context>
<context>
    <name>PlotsPanel</name>
    <message>
        <source>loss (nats)</source>
        <translation>损失 (nats)</translation>
    </message>
    <message>
        <source>generator</source>
        <translation>生成器</translation>
    </message>
    <message>
        <source>discriminator</source>
        <translation>判别器</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>D(x): real images</source>
        <translation>D(x)：真实图片</translation>
    </message>
    <message>
        <source>D(G(z)): generated</source>
        <translation>D(G(z))：生成图片</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>How badly each network does against the other. Wheel: zoom. Drag: move. Double click: all.</source>
        <translation>两个网络在对抗中的表现各有多差。滚轮：缩放。拖动：移动。双击：显示全部。</translation>
    </message>
    <message>
        <source>How likely the discriminator finds it that an image is real. The closer the curves, the less it can tell.</source>
        <translation>判别器认为图片为真的可能性。两条曲线越接近，它越难分辨。</translation>
    </message>
    <message>
        <source>Distance to the real pictures, lower is better: measured at every check-up. The dashed line is how far two sets of real pictures are apart: nothing gets below it but by chance.</source>
        <translation>与真实图片的距离，越低越好：每次检查时测量。虚线是两组真实图片之间的距离：除非碰巧，不会低于它。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Show the whole run again</source>
        <translation>重新显示整个训练</translation>
    </message>
    <message>
        <source>Save the plots or their numbers</source>
        <translation>保存曲线图或其数据</translation>
    </message>
    <message>
        <source>Save the losses as PNG...</source>
        <translation>将损失曲线另存为 PNG...</translation>
    </message>
    <message>
        <source>Save D(x) and D(G(z)) as PNG...</source>
        <translation>将 D(x) 与 D(G(z)) 另存为 PNG...</translation>
    </message>
    <message>
        <source>Save the quality curve as PNG...</source>
        <translation>将质量曲线另存为 PNG...</translation>
    </message>
    <message>
        <source>Save all numbers as CSV...</source>
        <translation>将全部数据另存为 CSV...</translation>
    </message>
    <message>
        <source>Each point is the average over {part} % of the run</source>
        <translation>每个点是整个训练中 {part} % 的平均值</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>保存曲线图</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Saving the numbers</source>
        <translation>正在保存数据</translation>
    </message>
</context>
<context>
    <name>PreparationForm</name>
    <message>
        <source>New run</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Leave the run as it is, and prepare these pictures anew for another one</source>
        <translation>保留当前训练不变，为另一次训练重新准备这些图片</translation>
    </message>
    <message>
        <source>These are the settings of the run {name}.</source>
        <translation>这些是训练 {name} 的设置。</translation>
    </message>
</context>
<context>
    <name>QualityPlot</name>
    <message>
        <source>generated</source>
        <translation>生成的</translation>
    </message>
    <message>
        <source>distance to real</source>
        <translation>与真实的距离</translation>
    </message>
    <message>
        <source>Quality curve</source>
        <translation>质量曲线</translation>
    </message>
    <message>
        <source>real: the floor</source>
        <translation>真实的：下限</translation>
    </message>
    <message>
        <source>best snapshot</source>
        <translation>最佳快照</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Show the page {page}</source>
        <translation>显示“{page}”页面</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{page} (Ctrl+{number})</source>
        <translation>{page} (Ctrl+{number})</translation>
    </message>
    <message>
        <source>{page}, something new</source>
        <translation>{page}，有新内容</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Opening the run</source>
        <translation>正在打开训练</translation>
    </message>
    <message>
        <source>Listing the runs</source>
        <translation>正在列出训练</translation>
    </message>
</context>
<context>
    <name>SampleGrid</name>
    <message>
        <source>Samples, one a seed</source>
        <translation>样本，每个种子一张</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
</context>
<context>
    <name>Scatter</name>
    <message>
        <source>Point at a dot to see its picture, click to open it; the arrow keys and Enter do the same</source>
        <translation>指向一个点可看到它的图片，单击可打开；方向键和回车键作用相同</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 个</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Picture…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Choose a picture of yours; it can also be dropped anywhere on the page</source>
        <translation>选择你的图片；也可以把它拖到页面任意处</translation>
    </message>
    <message>
        <source>Take the picture on the clipboard (Ctrl+V)</source>
        <translation>使用剪贴板上的图片（Ctrl+V）</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>仔细</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>搜索强度</translation>
    </message>
    <message>
        <source>Running. The status bar shows the progress and a Cancel button</source>
        <translation>正在运行。状态栏显示进度和取消按钮</translation>
    </message>
    <message>
        <source>Careful looks from more places and longer, and finds better ones</source>
        <translation>仔细：从更多起点出发，花更长时间，结果更好</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>; with Fine-tune a copy of the model learns to draw it, and is opened</source>
        <translation>；选择“微调”时，模型的一份副本会学着画出它，然后被打开</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What kind of picture it is, if you know</source>
        <translation>如果知道，请选择图片的类别</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动判断</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>There is no model to search in yet.</source>
        <translation>还没有可以搜索的模型。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Train a model, or choose a run at the top of the window</source>
        <translation>训练一个模型，或在窗口顶部选择一次训练</translation>
    </message>
    <message>
        <source>Open a run at the top of the window, or train one: then it can work on your pictures.</source>
        <translation>在窗口顶部打开一次训练，或训练一个模型：之后就可以用它处理你的图片。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard</source>
        <translation>剪贴板上没有图片</translation>
    </message>
    <message>
        <source>Measuring how well the model can draw the picture</source>
        <translation>正在测量模型能把图片画得多好</translation>
    </message>
    <message>
        <source>Measuring how well the model can draw this kind of picture…</source>
        <translation>正在测量模型能把这类图片画得多好…</translation>
    </message>
    <message>
        <source>The training pictures are missing or too few, so there is nothing to compare yours with.</source>
        <translation>训练图片缺失或太少，无法与你的图片比较。</translation>
    </message>
    <message>
        <source>class found: {name}</source>
        <translation>找到的类别：{name}</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>正在读取图片</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>No pictures are open</source>
        <translation>没有打开图片</translation>
    </message>
    <message>
        <source>Choose other pictures, or prepare them in another way, on the Data page</source>
        <translation>在“数据”页面选择其他图片，或以其他方式准备</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>mirrored too</source>
        <translation>含镜像</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>Choose other pictures</source>
        <translation>选择其他图片</translation>
    </message>
    <message>
        <source>A set of settings to start from</source>
        <translation>作为起点的一组设置</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Your own settings</source>
        <translation>自定义设置</translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message>
        <source>Choose a folder for the upscaled pictures</source>
        <translation>选择保存放大后图片的文件夹</translation>
    </message>
    <message>
        <source>Upscaling the pictures</source>
        <translation>正在放大图片</translation>
    </message>
</context>
<context>
    <name>SeriesForm</name>
    <message>
        <source>Many pictures on a sheet</source>
        <translation>多张图片拼成一张</translation>
    </message>
    <message>
        <source>Seeds in a row</source>
        <translation>连续的种子</translation>
    </message>
    <message>
        <source>The shelf</source>
        <translation>收藏架</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Which pictures to put on the sheet</source>
        <translation>拼图中放哪些图片</translation>
    </message>
    <message>
        <source>First seed</source>
        <translation>第一个种子</translation>
    </message>
    <message>
        <source>The seed of the first picture</source>
        <translation>第一张图片的种子</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How many pictures, each of the next seed</source>
        <translation>多少张图片，种子依次递增</translation>
    </message>
    <message>
        <source>In a row</source>
        <translation>每行</translation>
    </message>
    <message>
        <source>How many pictures are side by side</source>
        <translation>每行并排多少张</translation>
    </message>
    <message>
        <source>As a square</source>
        <translation>排成方形</translation>
    </message>
    <message>
        <source>{count} pictures, together {width} × {height} pixels</source>
        <translation>{count} 张图片，共 {width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Put a picture on the shelf</source>
        <translation>把图片放上收藏架</translation>
    </message>
    <message>
        <source>Sort the shelf</source>
        <translation>调整收藏架顺序</translation>
    </message>
    <message>
        <source>Put pictures on the shelf</source>
        <translation>把多张图片放上收藏架</translation>
    </message>
    <message>
        <source>Remove a picture from the shelf</source>
        <translation>从收藏架移除图片</translation>
    </message>
    <message>
        <source>Rename a picture</source>
        <translation>重命名图片</translation>
    </message>
</context>
<context>
    <name>ShelfStrip</name>
    <message>
        <source>Shelf</source>
        <translation>收藏架</translation>
    </message>
    <message>
        <source>The shelf: press F to keep the picture shown, or drop pictures here.</source>
        <translation>收藏架：按 F 收藏当前图片，或把图片拖到这里。</translation>
    </message>
    <message>
        <source>What you keep: click to show it, drag it to where it is wanted, F2 gives it a name, Delete takes it away</source>
        <translation>你收藏的图片：单击显示，拖到需要的地方，F2 命名，Delete 移除</translation>
    </message>
    <message>
        <source>Name of the picture</source>
        <translation>图片名称</translation>
    </message>
    <message>
        <source>Enter keeps it, Escape leaves it</source>
        <translation>回车保存，Esc 放弃</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看过 {images} 张</translation>
    </message>
    <message>
        <source>truncation {value}</source>
        <translation>截断 {value}</translation>
    </message>
    <message>
        <source>noise {seed}</source>
        <translation>噪声 {seed}</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名（F2）</translation>
    </message>
    <message>
        <source>Take off the shelf (Delete)</source>
        <translation>从收藏架移除（Delete）</translation>
    </message>
</context>
<context>
    <name>SlotsPanel</name>
    <message>
        <source>Drop pictures here</source>
        <translation>把图片拖到这里</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>把一张图片拖到这里</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder with pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Choose image files, archives, arrays or films</source>
        <translation>选择图片文件、压缩包、数组或视频</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Open pictures that you opened before</source>
        <translation>打开以前打开过的图片</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} 及另外 {count} 项</translation>
    </message>
    <message>
        <source>Built-in:</source>
        <translation>内置：</translation>
    </message>
    <message>
        <source>{count} pictures. {what}</source>
        <translation>{count} 张图片。{what}</translation>
    </message>
</context>
<context>
    <name>StartFrom</name>
    <message>
        <source>Begin with new networks, or with what those of another run have learned</source>
        <translation>从新的网络开始，或从另一次训练学到的内容开始</translation>
    </message>
    <message>
        <source>Opening the run</source>
        <translation>正在打开训练</translation>
    </message>
    <message>
        <source>Begin with new networks</source>
        <translation>从新的网络开始</translation>
    </message>
    <message>
        <source>Begin with {run}</source>
        <translation>从 {run} 开始</translation>
    </message>
    <message>
        <source>New networks</source>
        <translation>新的网络</translation>
    </message>
    <message>
        <source>{run}, {images} images</source>
        <translation>{run}，{images} 张图片</translation>
    </message>
    <message>
        <source>Another run folder...</source>
        <translation>其他训练文件夹...</translation>
    </message>
    <message>
        <source>Begin with another run</source>
        <translation>从另一次训练开始</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>There are no pictures to count.</source>
        <translation>没有可统计的图片。</translation>
    </message>
    <message>
        <source>Sizes of the pictures; a larger dot stands for more pictures</source>
        <translation>图片的尺寸；点越大表示图片越多</translation>
    </message>
    <message>
        <source>height (px)</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>width (px)</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Shapes of the pictures: upright on the left, wide on the right</source>
        <translation>图片的形状：左边为竖幅，右边为横幅</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片数</translation>
    </message>
    <message>
        <source>shape (width : height)</source>
        <translation>形状（宽 : 高）</translation>
    </message>
    <message>
        <source>Colour modes, as stored in the files</source>
        <translation>文件中存储的颜色模式</translation>
    </message>
    <message>
        <source>colour mode</source>
        <translation>颜色模式</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Pictures in each class</source>
        <translation>各类别的图片数</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Show or hide the log (Ctrl+L)</source>
        <translation>显示或隐藏日志 (Ctrl+L)</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>Show where {path} is</source>
        <translation>显示 {path} 所在位置</translation>
    </message>
    <message>
        <source>+{count} running</source>
        <translation>另有 {count} 项在运行</translation>
    </message>
    <message>
        <source>Show the next running job</source>
        <translation>显示下一个正在运行的任务</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>{job}, stopping</source>
        <translation>{job}，正在停止</translation>
    </message>
    <message>
        <source>{job}, paused</source>
        <translation>{job}，已暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Hold the training where it is, or go on with it</source>
        <translation>让训练停在当前位置，或继续训练</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save a checkpoint and stop; it can be resumed later</source>
        <translation>保存检查点并停止，以后可以继续</translation>
    </message>
    <message>
        <source>Give this task up</source>
        <translation>放弃此任务</translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation>{rate} 张/秒</translation>
    </message>
    <message>
        <source>{rate} files/s</source>
        <translation>{rate} 个文件/秒</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} 帧/秒</translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation>每秒 {rate}</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Set {setting} to {value}</source>
        <translation>把 {setting} 设为 {value}</translation>
    </message>
</context>
<context>
    <name>StylesPanel</name>
    <message>
        <source>Down is A, up is B, layer by layer. Coarse layers make the shape, fine ones colours and details.</source>
        <translation>逐层调节：向下是 A，向上是 B。粗层决定形状，细层决定颜色和细节。</translation>
    </message>
</context>
<context>
    <name>SuggestionLine</name>
    <message>
        <source>Take the suggested preset</source>
        <translation>采用建议的预设</translation>
    </message>
    <message>
        <source>Suggested: {preset}</source>
        <translation>建议：{preset}</translation>
    </message>
</context>
<context>
    <name>ThumbnailView</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>TimeTool</name>
    <message>
        <source>The picture in every snapshot</source>
        <translation>每个快照中的这张图片</translation>
    </message>
    <message>
        <source>Snapshot of the film</source>
        <translation>胶片中的快照</translation>
    </message>
    <message>
        <source>Drag through the training: the same latent, drawn by each snapshot</source>
        <translation>沿训练过程拖动：同一潜变量由各个快照画出</translation>
    </message>
    <message>
        <source>Play the training from its beginning (Space)</source>
        <translation>从头播放训练过程（空格）</translation>
    </message>
    <message>
        <source>Use this snapshot</source>
        <translation>使用这个快照</translation>
    </message>
    <message>
        <source>Draw everything on the page with the snapshot that is shown</source>
        <translation>用当前显示的快照来画本页的全部图片</translation>
    </message>
    <message>
        <source>The same latent, drawn by each snapshot. Choose another picture to see its history.</source>
        <translation>同一潜变量由各个快照画出。选择另一张图片即可查看它的历史。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Play the run from its beginning</source>
        <translation>从头播放训练过程</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>从这里分支</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Drag back to see how the images were earlier in the run</source>
        <translation>向回拖动，查看训练早期的图片</translation>
    </message>
    <message>
        <source>Follow the newest images</source>
        <translation>跟随最新的图片</translation>
    </message>
    <message>
        <source>{images} images seen · live</source>
        <translation>已看 {images} 张图片 · 实时</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看 {images} 张图片</translation>
    </message>
    <message>
        <source>Begin a new run from the snapshot after {images} images, with the settings on the left</source>
        <translation>用左侧的设置，从看过 {images} 张图片时的快照开始一次新训练</translation>
    </message>
    <message>
        <source>A new run can begin from here once there is a snapshot</source>
        <translation>有快照后，可以从这里开始新训练</translation>
    </message>
</context>
<context>
    <name>ToolPanel</name>
    <message>
        <source>Make a film...</source>
        <translation>制作影片…</translation>
    </message>
    <message>
        <source>Write what this tool plays as a GIF, WebP or MP4 film, or picture by picture</source>
        <translation>把此工具播放的内容写成 GIF、WebP 或 MP4 影片，或逐张图片</translation>
    </message>
</context>
<context>
    <name>TopRow</name>
    <message>
        <source>Save the grid shown as PNG (Ctrl+S)</source>
        <translation>将显示的网格保存为 PNG (Ctrl+S)</translation>
    </message>
    <message>
        <source>Save the grid shown as PNG</source>
        <translation>将显示的网格保存为 PNG</translation>
    </message>
    <message>
        <source>Open run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
    <message>
        <source>Began with {run} at {images} images</source>
        <translation>从 {run} 的第 {images} 张图片处开始</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>There is nothing to learn from yet.</source>
        <translation>还没有可供学习的图片。</translation>
    </message>
    <message>
        <source>Learn to draw sevens</source>
        <translation>学习画数字 7</translation>
    </message>
    <message>
        <source>Open the built-in handwritten sevens and start to train</source>
        <translation>打开内置的手写数字 7 并开始训练</translation>
    </message>
    <message>
        <source>Or open your own pictures on the Data page.</source>
        <translation>也可以在“数据”页面打开自己的图片。</translation>
    </message>
    <message>
        <source>Reading the run</source>
        <translation>正在读取训练</translation>
    </message>
    <message>
        <source>From {images} images on: {change}</source>
        <translation>从第 {images} 张图片起：{change}</translation>
    </message>
    <message>
        <source>The first images appear here as soon as you start.</source>
        <translation>开始训练后，第一批图片会立即显示在这里。</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Looking for the pictures</source>
        <translation>正在查找图片</translation>
    </message>
    <message>
        <source>Training {name}</source>
        <translation>正在训练 {name}</translation>
    </message>
</context>
<context>
    <name>TrainingImages</name>
    <message>
        <source>Looking at the training images</source>
        <translation>正在查看训练图片</translation>
    </message>
</context>
<context>
    <name>TrainingView</name>
    <message>
        <source>Training image</source>
        <translation>训练图片</translation>
    </message>
    <message>
        <source>As the model saw it while it learned; Escape closes</source>
        <translation>模型学习时看到的样子；按 Esc 键关闭</translation>
    </message>
</context>
<context>
    <name>UpscalePage</name>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Look for large pictures that are yours when they are made small again</source>
        <translation>寻找缩小后与你的图片相同的大图片</translation>
    </message>
    <message>
        <source>Making the picture larger</source>
        <translation>正在放大图片</translation>
    </message>
    <message>
        <source>The picture that is made larger</source>
        <translation>要放大的图片</translation>
    </message>
    <message>
        <source>Bicubic interpolation and the answer</source>
        <translation>双三次插值与结果</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>双三次</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>How far the answers differ</source>
        <translation>各结果的差异</translation>
    </message>
    <message>
        <source>Spread of the answers (grey levels)</source>
        <translation>各结果的差异（灰度级）</translation>
    </message>
    <message>
        <source>What it could have been</source>
        <translation>原本可能的样子</translation>
    </message>
    <message>
        <source>Click one to look at it, drag it to wherever a picture of the model&apos;s is wanted</source>
        <translation>点击查看，也可拖到任何需要模型图片的地方</translation>
    </message>
    <message>
        <source>{factor} times</source>
        <translation>{factor} 倍</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>How many times as large the picture becomes</source>
        <translation>图片放大多少倍</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果数</translation>
    </message>
    <message>
        <source>How many answers are looked for at a time</source>
        <translation>每次寻找多少个结果</translation>
    </message>
    <message>
        <source>Make the picture as many times smaller before, to see how near the answer comes to what it was</source>
        <translation>先把图片缩小同样的倍数，看结果与原来有多接近</translation>
    </message>
    <message>
        <source>Shrink it first</source>
        <translation>先缩小</translation>
    </message>
    <message>
        <source>Made larger</source>
        <translation>放大后</translation>
    </message>
    <message>
        <source>The detail is invented. No answer shows what was really there.</source>
        <translation>细节是编造的。没有哪个结果显示原本的内容。</translation>
    </message>
    <message>
        <source>Drop a picture here, choose or paste one. A large one is made small first.</source>
        <translation>把图片拖到这里，或者选择、粘贴一张。大图片会先缩小。</translation>
    </message>
    <message>
        <source>What it could have been appears here, beside bicubic interpolation.</source>
        <translation>原本可能的样子会与双三次插值并排显示在这里。</translation>
    </message>
    <message>
        <source>Where the answers differ appears here.</source>
        <translation>各结果的差异会显示在这里。</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>结果 {number}</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>你的图片</translation>
    </message>
    <message>
        <source>What was made larger: {width} × {height} px</source>
        <translation>放大的内容：{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Nothing is made larger yet</source>
        <translation>还没有放大任何图片</translation>
    </message>
    <message>
        <source>Several answers are looked for: each could have been it.</source>
        <translation>会寻找几个结果：每个都可能是原来的样子。</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Answer {number} of {count}</source>
        <translation>结果 {number} / {count}</translation>
    </message>
    <message>
        <source>Like what it was by {value} dB, bicubic interpolation by {bicubic} dB.</source>
        <translation>与原来的相似度为 {value} dB，双三次插值为 {bicubic} dB。</translation>
    </message>
    <message>
        <source>What it was is not known.</source>
        <translation>原来的样子不得而知。</translation>
    </message>
    <message>
        <source>Your picture was first made small, {width} × {height} px. Made small again, every answer is that.</source>
        <translation>你的图片先被缩小为 {width} × {height} 像素。再次缩小后，每个结果都与它一致。</translation>
    </message>
    <message>
        <source>Made small again, every answer is your picture; what it was is not known.</source>
        <translation>每个结果缩小后都是你的图片；原来的样子不得而知。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Check the pictures</source>
        <translation>检查图片</translation>
    </message>
    <message>
        <source>Open every file once, to see which can be used</source>
        <translation>逐个打开文件，查看哪些可用</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>The picture before and after</source>
        <translation>填充前后的图片</translation>
    </message>
</context>
<context>
    <name>WalkTool</name>
    <message>
        <source>Random walk</source>
        <translation>随机漫步</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>环绕</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Kind of walk</source>
        <translation>漫步的类型</translation>
    </message>
    <message>
        <source>On and on, in a circle, or through several pictures and back</source>
        <translation>一直走下去、绕一圈，或经过几张图片再回来</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>How fast the picture changes</source>
        <translation>图片变化的快慢</translation>
    </message>
    <message>
        <source>Stiffness</source>
        <translation>刚度</translation>
    </message>
    <message>
        <source>How much everything resembles the picture it began with</source>
        <translation>途中的图片与起点有多像</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Drag to go back to what you have seen</source>
        <translation>拖动可回到看过的地方</translation>
    </message>
    <message>
        <source>Another way from the same picture, at random</source>
        <translation>从同一张图片出发，随机换一条路</translation>
    </message>
    <message>
        <source>Keep this picture</source>
        <translation>收藏这张图片</translation>
    </message>
    <message>
        <source>Put what is shown on the shelf (F)</source>
        <translation>把当前图片放上收藏架（F）</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫步</translation>
    </message>
    <message>
        <source>It begins at the picture shown. Choose another one to begin there.</source>
        <translation>从当前图片出发。选择另一张图片即从那里出发。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Hold the walk (Space)</source>
        <translation>停住漫步（空格）</translation>
    </message>
    <message>
        <source>Let it walk (Space)</source>
        <translation>开始漫步（空格）</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Locate...</source>
        <translation>定位...</translation>
    </message>
    <message>
        <source>Choose the files or the folder where this run&apos;s pictures are now</source>
        <translation>选择此次训练的图片现在所在的文件或文件夹</translation>
    </message>
    <message>
        <source>Turn off “Stop when it no longer improves” and resume</source>
        <translation>关闭“不再进步时停止”并继续训练</translation>
    </message>
    <message>
        <source>Continue training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Train this run here: the process on the other computer has ended</source>
        <translation>在这里训练：另一台计算机上的进程已经结束</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>Delete the samples, snapshots and statistics of this run and train it from the beginning</source>
        <translation>删除此次训练的样本、快照和统计数据，从头训练</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Train a new run from the snapshot at {images} images; this run does not change</source>
        <translation>从 {images} 张图片时的快照开始一次新的训练；此次训练保持不变</translation>
    </message>
    <message>
        <source>Branch from snapshot</source>
        <translation>从快照分支</translation>
    </message>
    <message>
        <source>Locate the pictures of {run}</source>
        <translation>定位 {run} 的图片</translation>
    </message>
</context>
<context>
    <name>builtin</name>
    <message>
        <source>Sevens</source>
        <translation>数字 7</translation>
    </message>
    <message>
        <source>Handwritten sevens: the quickest to learn.</source>
        <translation>手写数字 7：学得最快。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Handwritten digits from 0 to 9, with their classes.</source>
        <translation>手写数字 0 到 9，带类别。</translation>
    </message>
    <message>
        <source>Fashion</source>
        <translation>服饰</translation>
    </message>
    <message>
        <source>Clothes, shoes and bags in ten classes.</source>
        <translation>衣服、鞋子和包，共十个类别。</translation>
    </message>
</context>
<context>
    <name>config</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>放大器</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>From {low} to {high}.</source>
        <translation>取值 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>Train on a built-in data set, a folder, an archive or image files.</source>
        <translation>用于训练的内置数据集、文件夹、压缩包或图像文件。</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>Side of the square images that the networks train on; 0 chooses it from the pictures.</source>
        <translation>网络训练所用方形图像的边长；0 表示根据图片自动选择。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>1 for grey, 3 for colour, 4 for colour with transparency; 0 chooses from the pictures.</source>
        <translation>1 为灰度，3 为彩色，4 为带透明度的彩色；0 根据图片选择。</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Centre: the middle square. Fit: all of the picture, with a border. Stretch: all of it, out of proportion. Random: squares at random places. Tiles: cut into squares at full resolution.</source>
        <translation>居中：中间的正方形。适应：完整图片，带边框。拉伸：完整图片，改变比例。随机：随机位置的正方形。小块：按原始分辨率切成正方形。</translation>
    </message>
    <message>
        <source>Random crops</source>
        <translation>随机裁剪</translation>
    </message>
    <message>
        <source>Number of squares cut from each picture when the crop is random.</source>
        <translation>随机裁剪时从每张图片裁取的方块数。</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>小块</translation>
    </message>
    <message>
        <source>Side of the tiles in the picture; 0 takes the image size, so that pixels stay as they are.</source>
        <translation>图片中小块的边长；0 取图像尺寸，使像素保持原样。</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Colour behind transparent parts and around fitted or small pictures, such as #000000. White stands for the colour that the pictures share at their edges, if any.</source>
        <translation>透明部分后面，以及适应图片或较小图片周围的颜色，例如 #000000。如果图片边缘的颜色相同，白色表示沿用该颜色。</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Also learn from every picture flipped left to right; not for writing or anything one-sided.</source>
        <translation>同时学习每张图片左右翻转后的样子；不适合文字或左右有别的内容。</translation>
    </message>
    <message>
        <source>Folders are classes</source>
        <translation>文件夹即类别</translation>
    </message>
    <message>
        <source>Use the name of each picture&apos;s folder as its class. Leave out a test folder beside a training folder.</source>
        <translation>把每张图片所在文件夹的名称作为类别。训练文件夹旁边的测试文件夹不使用。</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复图片</translation>
    </message>
    <message>
        <source>Keep all: use every picture. Remove identical: leave out files with the same content. Remove similar: also leave out pictures that look the same.</source>
        <translation>全部保留：使用每张图片。移除相同：去掉内容相同的文件。移除相似：同时去掉看起来相同的图片。</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Frames taken from each second of a video.</source>
        <translation>从视频每秒中抽取的帧数。</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>网络结构</translation>
    </message>
    <message>
        <source>How the generator and the discriminator are built.</source>
        <translation>生成器和判别器的构造方式。</translation>
    </message>
    <message>
        <source>Generator filters</source>
        <translation>生成器滤波器数</translation>
    </message>
    <message>
        <source>Width of the generator: channels of its layer next to the image. Twice as wide is about four times slower.</source>
        <translation>生成器的宽度：紧邻图片一层的通道数。宽度加倍，速度约慢四倍。</translation>
    </message>
    <message>
        <source>Discriminator filters</source>
        <translation>判别器滤波器数</translation>
    </message>
    <message>
        <source>Width of the discriminator: channels of its layer next to the image; 0 takes the generator&apos;s.</source>
        <translation>判别器的宽度：紧邻图片一层的通道数；0 表示与生成器相同。</translation>
    </message>
    <message>
        <source>Discriminator normalisation</source>
        <translation>判别器归一化</translation>
    </message>
    <message>
        <source>Own: the architecture&apos;s normalisation. None: no normalisation, which WGAN-GP needs. Spectral: spectral normalisation, which limits the discriminator&apos;s slope.</source>
        <translation>自带：该架构本身的归一化。无：不使用归一化，WGAN-GP 需要如此。谱归一化：限制判别器的斜率。</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>Resolution of the feature maps that get a self-attention layer (DCGAN only); 0 adds none.</source>
        <translation>加入自注意力层的特征图分辨率（仅 DCGAN）；0 表示不加。</translation>
    </message>
    <message>
        <source>Latent dimension</source>
        <translation>潜在维度</translation>
    </message>
    <message>
        <source>Number of components of the latent z that an image is generated from.</source>
        <translation>生成一张图像所用潜变量 z 的维数。</translation>
    </message>
    <message>
        <source>Use classes</source>
        <translation>使用类别</translation>
    </message>
    <message>
        <source>Train the networks with the classes of the pictures, so that you can choose the class to generate.</source>
        <translation>用图片的类别训练网络，以便生成时可以选择类别。</translation>
    </message>
    <message>
        <source>Train a network that enlarges pictures by this factor instead of a generator of new pictures.</source>
        <translation>训练一个按此倍数放大图片的网络，而不是生成新图片的生成器。</translation>
    </message>
    <message>
        <source>Residual blocks</source>
        <translation>残差块</translation>
    </message>
    <message>
        <source>Number of residual blocks of the upscaler: more blocks use a larger neighbourhood and take longer.</source>
        <translation>放大网络的残差块数：越多，参考的邻域越大，耗时越长。</translation>
    </message>
    <message>
        <source>Pixel loss only for</source>
        <translation>仅用像素损失</translation>
    </message>
    <message>
        <source>Images over which the upscaler trains with the pixel loss alone, before the discriminator is used.</source>
        <translation>在使用判别器之前，放大网络仅用像素损失训练的图像数。</translation>
    </message>
    <message>
        <source>Pixel weight</source>
        <translation>像素权重</translation>
    </message>
    <message>
        <source>Weight of the pixel loss: a higher weight gives more accurate and softer pictures.</source>
        <translation>像素损失的权重：越大，图片越准确、越柔和。</translation>
    </message>
    <message>
        <source>Feature weight</source>
        <translation>特征权重</translation>
    </message>
    <message>
        <source>Weight of the distance between the discriminator&apos;s features of a picture and of its original: a higher weight gives sharper pictures.</source>
        <translation>图片与原图在判别器特征上的距离的权重：越大，图片越清晰。</translation>
    </message>
    <message>
        <source>Adversarial weight</source>
        <translation>对抗权重</translation>
    </message>
    <message>
        <source>Weight of the adversarial loss: a higher weight invents more detail.</source>
        <translation>对抗损失的权重：越大，生成的细节越多。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images in each training step.</source>
        <translation>每个训练步使用的图像数。</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标函数</translation>
    </message>
    <message>
        <source>Loss functions of the discriminator and the generator.</source>
        <translation>判别器与生成器的损失函数。</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新方式</translation>
    </message>
    <message>
        <source>Alternating: update the discriminator first, then the generator. Simultaneous: update both from the same weights, which saves a forward pass.</source>
        <translation>交替：先更新判别器，再更新生成器。同时：从相同的权重出发更新两者，省去一次前向计算。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Algorithm that updates the weights from the gradients.</source>
        <translation>根据梯度更新权重的算法。</translation>
    </message>
    <message>
        <source>Generator learning rate</source>
        <translation>生成器学习率</translation>
    </message>
    <message>
        <source>Step size of the generator.</source>
        <translation>生成器的步长。</translation>
    </message>
    <message>
        <source>Discriminator learning rate</source>
        <translation>判别器学习率</translation>
    </message>
    <message>
        <source>Step size of the discriminator.</source>
        <translation>判别器的步长。</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Decay of Adam&apos;s first moment; momentum of SGD.</source>
        <translation>Adam 一阶矩的衰减率；SGD 的动量。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Decay of Adam&apos;s second moment.</source>
        <translation>Adam 二阶矩的衰减率。</translation>
    </message>
    <message>
        <source>R1 penalty</source>
        <translation>R1 惩罚</translation>
    </message>
    <message>
        <source>Weight of the gradient penalty on real images, before the penalty scale. It stabilises the discriminator; 0 turns it off.</source>
        <translation>真实图像上梯度惩罚的权重（应用惩罚缩放之前）。它使判别器更稳定；0 表示关闭。</translation>
    </message>
    <message>
        <source>Split each batch into this many microbatches to save memory. The gradient stays that of the whole batch, except that BatchNorm normalises each microbatch by itself. With minibatch standard deviation, each microbatch holds whole groups of 4 images.</source>
        <translation>把每个批次拆成这么多个微批次以节省内存。梯度仍是整个批次的梯度，但 BatchNorm 会对每个微批次单独归一化。使用小批量标准差时，每个微批次包含完整的 4 张一组。</translation>
    </message>
    <message>
        <source>R2 penalty</source>
        <translation>R2 惩罚</translation>
    </message>
    <message>
        <source>Weight of the gradient penalty on generated images, at the same interval; 0 turns it off.</source>
        <translation>生成图像上梯度惩罚的权重，间隔相同；0 表示关闭。</translation>
    </message>
    <message>
        <source>Penalty scale</source>
        <translation>惩罚缩放</translation>
    </message>
    <message>
        <source>Fixed uses R1 and R2 as given. The other scales take them as values for 32 px and a batch of 32 and adapt them when training starts. StyleGAN2 multiplies them by the square of the image size and divides them by the batch. R3GAN multiplies them by 40 at 64 px and by 3,000 at 256 px.</source>
        <translation>固定：按给定值使用 R1 和 R2。其他方式把给定值视为 32 像素、批大小 32 时的值，并在训练开始时换算。StyleGAN2：乘以图像尺寸的平方，再除以批大小。R3GAN：64 像素时乘以 40，256 像素时乘以 3,000。</translation>
    </message>
    <message>
        <source>R1 interval</source>
        <translation>R1 间隔</translation>
    </message>
    <message>
        <source>Steps from one R1 and R2 penalty to the next; each is multiplied by this number.</source>
        <translation>两次 R1 与 R2 惩罚之间的步数；每次惩罚乘以该数。</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>梯度惩罚</translation>
    </message>
    <message>
        <source>Weight of WGAN-GP&apos;s penalty, which keeps the norm of the discriminator&apos;s gradient near 1.</source>
        <translation>WGAN-GP 惩罚的权重，使判别器梯度的范数接近 1。</translation>
    </message>
    <message>
        <source>Discriminator steps</source>
        <translation>判别器步数</translation>
    </message>
    <message>
        <source>Updates of the discriminator for each update of the generator; 5 is usual for WGAN-GP.</source>
        <translation>生成器每更新一次，判别器更新的次数；WGAN-GP 通常为 5。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Amount by which the target for real images lies below 1, against overconfidence; 0 turns it off.</source>
        <translation>真实图像的目标值低于 1 的量，用于防止过度自信；0 表示关闭。</translation>
    </message>
    <message>
        <source>Instance noise</source>
        <translation>实例噪声</translation>
    </message>
    <message>
        <source>Standard deviation of the noise added to the discriminator&apos;s inputs (images span -1 to 1). It decreases to 0 over the schedule.</source>
        <translation>加到判别器输入上的噪声的标准差（图像取值 -1 到 1），按计划逐渐降为 0。</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Augment the discriminator&apos;s inputs, so that it does not memorise a small data set. Adaptive adjusts the strength during training.</source>
        <translation>对判别器的输入做增强，避免它记住小数据集。自适应会在训练中调整强度。</translation>
    </message>
    <message>
        <source>Augment colour</source>
        <translation>增强颜色</translation>
    </message>
    <message>
        <source>Vary brightness, saturation and contrast.</source>
        <translation>改变亮度、饱和度和对比度。</translation>
    </message>
    <message>
        <source>Augment position</source>
        <translation>增强位置</translation>
    </message>
    <message>
        <source>Shift the image by up to an eighth of its side.</source>
        <translation>将图像平移最多其边长的八分之一。</translation>
    </message>
    <message>
        <source>Augment by cutout</source>
        <translation>Cutout 增强</translation>
    </message>
    <message>
        <source>Blank a square of half the image&apos;s side.</source>
        <translation>遮住边长为图像一半的方块。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Images over which learning rates and penalties change to their final values and noise decreases to 0; 0 turns the schedule off.</source>
        <translation>学习率和惩罚变到最终值、噪声降为 0 所经过的图像数；0 表示不使用计划。</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>最终学习率</translation>
    </message>
    <message>
        <source>Fraction of the learning rates at the end of the schedule.</source>
        <translation>计划结束时学习率所剩的比例。</translation>
    </message>
    <message>
        <source>Final penalty</source>
        <translation>最终惩罚</translation>
    </message>
    <message>
        <source>Fraction of the R1 and R2 penalties at the end of the schedule.</source>
        <translation>计划结束时 R1 与 R2 惩罚所剩的比例。</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Largest norm of each network&apos;s gradient; 0 for no limit.</source>
        <translation>每个网络梯度的最大范数；0 表示不限。</translation>
    </message>
    <message>
        <source>Microbatches</source>
        <translation>微批次</translation>
    </message>
    <message>
        <source>Freeze discriminator</source>
        <translation>冻结判别器</translation>
    </message>
    <message>
        <source>Number of discriminator layers, counted from the image, whose weights stay fixed.</source>
        <translation>权重保持不变的判别器层数，从图像一侧数起。</translation>
    </message>
    <message>
        <source>Held-out pictures</source>
        <translation>留出图片</translation>
    </message>
    <message>
        <source>Fraction of the pictures, at most 512 pictures, that the networks do not train on: they show when the discriminator overfits.</source>
        <translation>不参与训练的图片比例（最多 512 张）：用来发现判别器过拟合。</translation>
    </message>
    <message>
        <source>EMA half-life</source>
        <translation>EMA 半衰期</translation>
    </message>
    <message>
        <source>Half-life of the averaged (EMA) generator, in images.</source>
        <translation>平均（EMA）生成器的半衰期，以图像数计。</translation>
    </message>
    <message>
        <source>EMA ramp</source>
        <translation>EMA 渐进比例</translation>
    </message>
    <message>
        <source>Upper limit of the half-life, as a fraction of the images seen so far, so that the average follows quickly at first.</source>
        <translation>半衰期的上限，为目前已见图像数的比例，使平均值在开始时跟得更快。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Number format of the networks&apos; arithmetic. Automatic uses bf16 where it is faster on this device.</source>
        <translation>网络运算的数值格式。自动：在本设备上更快时使用 bf16。</translation>
    </message>
    <message>
        <source>Memory format</source>
        <translation>内存布局</translation>
    </message>
    <message>
        <source>Layout of images in memory. Automatic uses the faster layout on this device.</source>
        <translation>图像在内存中的布局。自动：使用本设备上更快的布局。</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>CPU threads for the computation; 0 chooses them from the size of the networks.</source>
        <translation>用于计算的 CPU 线程数；0 表示根据网络大小自动选择。</translation>
    </message>
    <message>
        <source>Train for</source>
        <translation>训练量</translation>
    </message>
    <message>
        <source>Stop after the networks have seen this many images.</source>
        <translation>网络看过这么多图片后停止。</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间限制</translation>
    </message>
    <message>
        <source>Stop after this many minutes of training; 0 for no limit.</source>
        <translation>训练这么多分钟后停止；0 表示不限。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same seed gives the same run.</source>
        <translation>相同的种子得到相同的训练。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Device to train on. Automatic uses the fastest device.</source>
        <translation>用于训练的设备。自动：使用最快的设备。</translation>
    </message>
    <message>
        <source>Stop when it no longer improves</source>
        <translation>不再进步时停止</translation>
    </message>
    <message>
        <source>End the training when the quality has not improved over the last half of the run.</source>
        <translation>当质量在运行的后一半中没有改善时结束训练。</translation>
    </message>
    <message>
        <source>Check-up every</source>
        <translation>检查间隔</translation>
    </message>
    <message>
        <source>Time between the doctor&apos;s check-ups, which also measure the quality curve; 0 turns them off.</source>
        <translation>医生检查的间隔，检查同时测量质量曲线；0 表示关闭。</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Time between checkpoints; after a crash the run goes back to the last one.</source>
        <translation>两个检查点之间的时间；崩溃后训练会回到最近一个检查点。</translation>
    </message>
    <message>
        <source>Keep a grid every</source>
        <translation>网格保留间隔</translation>
    </message>
    <message>
        <source>Images between the sample grids kept for the timeline; the interval grows with the run.</source>
        <translation>时间线保留的样本网格之间的图像数；间隔随运行增长。</translation>
    </message>
    <message>
        <source>First snapshots every</source>
        <translation>初始快照间隔</translation>
    </message>
    <message>
        <source>Images between the first snapshots of the generator. The interval doubles whenever 64 snapshots are kept.</source>
        <translation>生成器最初几个快照之间的图像数。每当保留了 64 个快照，间隔加倍。</translation>
    </message>
    <message>
        <source>images</source>
        <translation>张</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Alternating</source>
        <translation>交替</translation>
    </message>
    <message>
        <source>Simultaneous</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>显卡 (CUDA)</translation>
    </message>
    <message>
        <source>Graphics processor (Apple)</source>
        <translation>图形处理器 (Apple)</translation>
    </message>
    <message>
        <source>32-bit (fp32)</source>
        <translation>32 位 (fp32)</translation>
    </message>
    <message>
        <source>16-bit (bf16)</source>
        <translation>16 位 (bf16)</translation>
    </message>
    <message>
        <source>Channels last</source>
        <translation>通道在后</translation>
    </message>
    <message>
        <source>Contiguous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>per picture</source>
        <translation>每张图片</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>Colour, transparency</source>
        <translation>彩色、透明</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Tiles</source>
        <translation>小块</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Remove identical</source>
        <translation>移除相同</translation>
    </message>
    <message>
        <source>Remove similar</source>
        <translation>移除相似</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自带</translation>
    </message>
    <message>
        <source>Spectral</source>
        <translation>谱归一化</translation>
    </message>
    <message>
        <source>Fixed (DiffAugment)</source>
        <translation>固定（DiffAugment）</translation>
    </message>
    <message>
        <source>Adaptive (ADA)</source>
        <translation>自适应（ADA）</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>By size and batch (StyleGAN2)</source>
        <translation>按尺寸和批大小（StyleGAN2）</translation>
    </message>
    <message>
        <source>By size (R3GAN)</source>
        <translation>按尺寸（R3GAN）</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>份</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>colour and transparency</source>
        <translation>彩色和透明</translation>
    </message>
    <message>
        <source>centre crop</source>
        <translation>居中裁剪</translation>
    </message>
    <message>
        <source>fitted with a border</source>
        <translation>适应并加边框</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>random crops</source>
        <translation>随机裁剪</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>小块</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>directions</name>
    <message>
        <source>{share} of what these layers amplify</source>
        <translation>这些层所放大内容的 {share}</translation>
    </message>
    <message>
        <source>{share} of the variance</source>
        <translation>方差的 {share}</translation>
    </message>
    <message>
        <source>Hardly told apart ({share}; 50% is chance)</source>
        <translation>几乎分不开（{share}；50% 为随机）</translation>
    </message>
    <message>
        <source>Told apart somewhat ({share} right)</source>
        <translation>勉强分开（{share} 正确）</translation>
    </message>
    <message>
        <source>Told apart well ({share} right)</source>
        <translation>分得较好（{share} 正确）</translation>
    </message>
    <message>
        <source>Told apart clearly ({share} right)</source>
        <translation>分得清楚（{share} 正确）</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A training is going on. Stop it first; it can be resumed later.</source>
        <translation>训练正在进行。请先停止；以后可以继续。</translation>
    </message>
    <message>
        <source>There is nothing to learn from yet. Choose pictures on the Data page.</source>
        <translation>还没有可供学习的图片。请在“数据”页面选择图片。</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory is full: continuing on the CPU</source>
        <translation>显存已满：改用 CPU 继续</translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation>正在加载引擎</translation>
    </message>
    <message>
        <source>Loading the plots</source>
        <translation>正在加载曲线图</translation>
    </message>
    <message>
        <source>The settings cannot be read: {where}: {what}.</source>
        <translation>无法读取设置：{where}：{what}。</translation>
    </message>
    <message>
        <source>{where} = {value}: this must be {wanted}.</source>
        <translation>{where} = {value}：此处必须是 {wanted}。</translation>
    </message>
    <message>
        <source>--set {text}: write it as name=value.</source>
        <translation>--set {text}：请写成 name=value 的形式。</translation>
    </message>
    <message>
        <source>There is no setting &apos;{name}&apos;. Did you mean &apos;{meant}&apos;?</source>
        <translation>没有名为“{name}”的设置。是否指“{meant}”？</translation>
    </message>
    <message>
        <source>There is no setting &apos;{name}&apos;. There are: {names}.</source>
        <translation>没有名为“{name}”的设置。可用的有：{names}。</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is not a list of seeds. Write it like 0-63 or 1,5,9.</source>
        <translation>“{text}”不是种子列表。请写成 0-63 或 1,5,9 的形式。</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; names {count} seeds; at most {most} can be drawn at once.</source>
        <translation>“{text}”列出了 {count} 个种子；一次最多能画 {most} 个。</translation>
    </message>
    <message>
        <source>There is no seed {seed}. Seeds go from 0 to 2^63 - 1.</source>
        <translation>没有种子 {seed}。种子的范围是 0 到 2^63 - 1。</translation>
    </message>
    <message>
        <source>There are {labels} classes for {seeds} seeds. Give 1 class for all, or 1 per seed.</source>
        <translation>{seeds} 个种子对应 {labels} 个类别。请给所有种子 1 个类别，或每个种子 1 个。</translation>
    </message>
    <message>
        <source>{name} was not trained with classes, so none can be asked for. Train it with model.conditional=true.</source>
        <translation>{name} 训练时没有使用类别，因此不能指定类别。请用 model.conditional=true 训练。</translation>
    </message>
    <message>
        <source>The generator of {run} adds no noise: leave out the noise seed.</source>
        <translation>{run} 的生成器不添加噪声：请不要指定噪声种子。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be written. Give the name of a folder, or a file name that ends in {endings}.</source>
        <translation>无法写入“{name}”。请给出文件夹的名称，或以 {endings} 结尾的文件名。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is the name of a file, but the results go into a folder. Give the name of a folder.</source>
        <translation>“{name}”是文件名，但结果要写入文件夹。请给出文件夹的名称。</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written. Free space, then try again.</source>
        <translation>磁盘已满：无法写入 {path}。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{path} cannot be written: the folder is read-only. Choose another one or change its permissions.</source>
        <translation>无法写入 {path}：文件夹为只读。请选择其他文件夹，或更改其权限。</translation>
    </message>
    <message>
        <source>Films have 1 to 60 frames a second, not {rate}.</source>
        <translation>影片每秒 1 到 60 帧，不能是 {rate}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot hold a film. Use a name that ends in .gif, .webp or .mp4, or the name of a folder.</source>
        <translation>“{name}”不能保存动画。请使用以 .gif、.webp 或 .mp4 结尾的名称，或文件夹名称。</translation>
    </message>
    <message>
        <source>{path} is there already and holds other things than frames.</source>
        <translation>{path} 已经存在，并且含有画面以外的内容。</translation>
    </message>
    <message>
        <source>To write MP4, install what does: pip install &quot;ganstudio[video]&quot;</source>
        <translation>要写入 MP4，请安装所需组件：pip install &quot;ganstudio[video]&quot;</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>There is no {kind} &apos;{name}&apos;. Did you mean &apos;{near}&apos;?</source>
        <translation>没有名为“{name}”的 {kind}。是否指“{near}”？</translation>
    </message>
    <message>
        <source>There is no {kind} &apos;{name}&apos;. Choose one of: {names}.</source>
        <translation>没有{kind}“{name}”。请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be resumed: {reason}. Start the run over, which deletes its samples and statistics.</source>
        <translation>{path} 已损坏，无法继续训练：{reason}。请从头开始（会删除它的样本和统计数据）。</translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be resumed: {reason}. Branch a new run from the newest snapshot, at {images} images, or start the run over, which deletes its samples and snapshots.</source>
        <translation>{path} 已损坏，无法继续训练：{reason}。请从 {images} 张图片处的最新快照分支出新的训练，或从头开始（会删除它的样本和快照）。</translation>
    </message>
    <message>
        <source>{name} is an upscaler: it enlarges pictures and has no latent space to draw from or to search in.</source>
        <translation>{name} 是放大器：它放大图片，没有可供绘制或搜索的潜空间。</translation>
    </message>
    <message>
        <source>{name} is a generator of pictures, not an upscaler.</source>
        <translation>{name} 是图片生成器，不是放大网络。</translation>
    </message>
    <message>
        <source>Give the direction a name.</source>
        <translation>请为该方向命名。</translation>
    </message>
    <message>
        <source>There is a direction &apos;{name}&apos; already. Choose another name.</source>
        <translation>已有名为“{name}”的方向。请换一个名称。</translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}.</source>
        <translation>{path} 已损坏：{reason}。</translation>
    </message>
    <message>
        <source>{path} has no snapshot yet: train it for a while first.</source>
        <translation>{path} 还没有快照：请先训练一段时间。</translation>
    </message>
    <message>
        <source>{path} has no snapshot at {snapshot} images. The nearest is at {nearest}.</source>
        <translation>{path} 在 {snapshot} 张图像处没有快照。最近的在 {nearest} 处。</translation>
    </message>
    <message>
        <source>{path} already holds a run. Resume it, or choose another folder.</source>
        <translation>{path} 中已有训练。请继续该训练，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is no run in {path}: it has no config.json.</source>
        <translation>{path} 中没有训练：缺少 config.json。</translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}</source>
        <translation>{path} 已损坏：{reason}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>To open films, install what reads them: pip install &quot;ganstudio[video]&quot;</source>
        <translation>要打开影片，请安装读取它们的组件：pip install &quot;ganstudio[video]&quot;</translation>
    </message>
    <message>
        <source>{path} is damaged: it is not the config of a run.</source>
        <translation>{path} 已损坏：它不是训练的配置。</translation>
    </message>
    <message>
        <source>{path} is damaged: it does not say its format.</source>
        <translation>{path} 已损坏：没有注明格式版本。</translation>
    </message>
    <message>
        <source>{path} was written by a newer GAN Studio (format {found}; this version reads up to {known}). Update GAN Studio to open it.</source>
        <translation>{path} 由更新版本的 GAN Studio 写入（格式 {found}；本版本最高可读 {known}）。请更新 GAN Studio 后再打开。</translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation>正在测量速度</translation>
    </message>
    <message>
        <source>The pictures have changed since this run began ({now} of &apos;{name}&apos; now, {then} then). Start a new run with them.</source>
        <translation>自此训练开始以来，图片已改变（“{name}”现有 {now} 张，当时 {then} 张）。请用它们新建训练。</translation>
    </message>
    <message>
        <source>The pictures that {name} was trained on are gone: {path} is missing. Put them back, or give their new place.</source>
        <translation>{name} 训练所用的图片已不在原处：找不到 {path}。请把它们放回原处，或指定新的位置。</translation>
    </message>
    <message>
        <source>The pictures that {name} was trained on cannot be opened. {error}</source>
        <translation>无法打开 {name} 训练所用的图片。{error}</translation>
    </message>
    <message>
        <source>Preparing the networks</source>
        <translation>正在准备网络</translation>
    </message>
    <message>
        <source>Training on {name} ({precision})</source>
        <translation>正在 {name} 上训练 ({precision})</translation>
    </message>
    <message>
        <source>{name} has no weights from {origin}: the branch was interrupted. Branch again.</source>
        <translation>{name} 没有来自 {origin} 的权重：分支过程被中断。请重新分支。</translation>
    </message>
    <message>
        <source>{name} stopped before its first checkpoint. Branch a new run from its newest snapshot, at {images} images, or start over, which deletes its samples and snapshots.</source>
        <translation>{name} 在第一个检查点之前就停止了。请从 {images} 张图片处的最新快照分支出新的训练，或从头开始（会删除它的样本和快照）。</translation>
    </message>
    <message>
        <source>{name} stopped before its first checkpoint. Start over, which deletes its samples and statistics.</source>
        <translation>{name} 在第一个检查点之前就停止了。请从头开始（会删除它的样本和统计数据）。</translation>
    </message>
    <message>
        <source>The run folder {path} was moved or deleted during training, so training stopped. If you moved it, open it where it is now and resume from its last checkpoint.</source>
        <translation>训练期间，训练文件夹 {path} 被移动或删除，因此训练已停止。如果是你移动了它，请在新的位置打开它，从最近的检查点继续。</translation>
    </message>
    <message>
        <source>{setting} needs classes, but &apos;{name}&apos; has none. Put each class in its own folder, or turn it {wanted}.</source>
        <translation>{setting} 需要类别，但“{name}”没有类别。请把每个类别放进各自的文件夹，或把它设为 {wanted}。</translation>
    </message>
    <message>
        <source>{setting} = {value} needs the architecture {arch} and images larger than that. Set it to {wanted}.</source>
        <translation>{setting} = {value} 需要架构 {arch} 以及更大的图像。请将其设为 {wanted}。</translation>
    </message>
    <message>
        <source>The objective {objective} needs a discriminator without BatchNorm, but {arch} has it. Set {setting} to {wanted}.</source>
        <translation>目标函数 {objective} 需要没有 BatchNorm 的判别器，而 {arch} 带有它。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>{setting} = {steps} needs alternating updates: in simultaneous updates both networks move once. Set it to {wanted}.</source>
        <translation>{setting} = {steps} 需要交替更新：同时更新时两个网络各更新一次。请设为 {wanted}。</translation>
    </message>
    <message>
        <source>Adaptive augmentation needs a discriminator that calls each image real or generated, but with the objective {objective} it only compares them. Set {setting} to {wanted}.</source>
        <translation>自适应增强需要能判断每张图像是真实还是生成的判别器，而使用目标函数 {objective} 时它只比较图像。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>The objective {objective} has no targets to smooth. Set {setting} to {wanted}.</source>
        <translation>目标函数 {objective} 没有可平滑的目标值。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>{count} processes cannot share a batch of {batch} equally. Make {setting} a multiple of {count}.</source>
        <translation>{count} 个进程无法平分大小为 {batch} 的批次。请让 {setting} 是 {count} 的倍数。</translation>
    </message>
    <message>
        <source>Images of {size} px are too small to learn upscaling by {factor}. Set {setting} to {wanted}.</source>
        <translation>{size} 像素的图像太小，无法学习放大 {factor} 倍。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>An upscaler needs alternating updates. Set {setting} to {wanted}.</source>
        <translation>放大器需要交替更新。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>An upscaler is measured on held-out pictures, but {share} of {count} is less than a single picture. Raise {setting}.</source>
        <translation>放大器要用留出的图片来衡量，但 {count} 张的 {share} 不足一张。请调高 {setting}。</translation>
    </message>
    <message>
        <source>A batch of {batch} cannot be split into {parts} parts. Set {setting} to {wanted} or less.</source>
        <translation>大小为 {batch} 的批次无法分成 {parts} 份。请把 {setting} 设为 {wanted} 或更小。</translation>
    </message>
    <message>
        <source>Each process computes {share} images of a batch and cannot split them into {parts} parts. Set {setting} to {share} or less.</source>
        <translation>每个进程计算一个批次中的 {share} 张图像，无法把它们分成 {parts} 份。请把 {setting} 设为 {share} 或更小。</translation>
    </message>
    <message>
        <source>There are not enough pictures in {name}: {count} can be read, and training needs at least 2.</source>
        <translation>{name} 中的图片不足：能读取 {count} 张，而训练至少需要 2 张。</translation>
    </message>
    <message>
        <source>{path} cannot be written. Is the folder there, and is there room?</source>
        <translation>无法写入 {path}。文件夹是否存在？空间是否足够？</translation>
    </message>
    <message>
        <source>The built-in pictures in {path} cannot be read: {error}.</source>
        <translation>无法读取 {path} 中的内置图片：{error}。</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>not an image</source>
        <translation>不是图片</translation>
    </message>
    <message>
        <source>camera raw file</source>
        <translation>相机 RAW 文件</translation>
    </message>
    <message>
        <source>HEIC picture</source>
        <translation>HEIC 图片</translation>
    </message>
    <message>
        <source>unsupported kind of image</source>
        <translation>不支持的图像类型</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>太小</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>fully transparent</source>
        <translation>完全透明</translation>
    </message>
    <message>
        <source>decompression bomb</source>
        <translation>解压炸弹</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>hidden file</source>
        <translation>隐藏文件</translation>
    </message>
    <message>
        <source>GAN Studio run</source>
        <translation>GAN Studio 的训练</translation>
    </message>
    <message>
        <source>unsupported archive member</source>
        <translation>不支持的压缩包成员</translation>
    </message>
    <message>
        <source>kept for evaluation</source>
        <translation>留作评估</translation>
    </message>
    <message>
        <source>outside the class folders</source>
        <translation>在类别文件夹之外</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>near-duplicate</source>
        <translation>近似重复</translation>
    </message>
    <message>
        <source>excluded by you</source>
        <translation>由你排除</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}. It may be incomplete: fetch or pack it again.</source>
        <translation>无法读取 {path}：{reason}。它可能不完整：请重新获取或重新打包。</translation>
    </message>
    <message>
        <source>No picture in {path} can be read. The first, {file}: {cause} ({detail}).</source>
        <translation>{path} 中没有可读取的图片。第一个 {file}：{cause}（{detail}）。</translation>
    </message>
    <message>
        <source>{path} changed while it was read. Open it again.</source>
        <translation>读取过程中 {path} 发生了变化。请重新打开。</translation>
    </message>
    <message>
        <source>There is no picture in {path}.</source>
        <translation>{path} 中没有图片。</translation>
    </message>
    <message>
        <source>Name some pictures: a folder, image files, or one of {names}.</source>
        <translation>请指定图片：文件夹、图片文件，或 {names} 之一。</translation>
    </message>
    <message>
        <source>{path} is neither a folder nor a file.</source>
        <translation>{path} 既不是文件夹也不是文件。</translation>
    </message>
    <message>
        <source>There is no folder or file &apos;{path}&apos;. Did you mean the built-in set &apos;{near}&apos;?</source>
        <translation>没有文件夹或文件“{path}”。是否指内置数据集“{near}”？</translation>
    </message>
    <message>
        <source>There is no folder or file &apos;{path}&apos;. Built-in sets: {names}.</source>
        <translation>没有文件夹或文件“{path}”。内置数据集：{names}。</translation>
    </message>
    <message>
        <source>{file} is left out: {cause} ({detail}).</source>
        <translation>已跳过 {file}：{cause}（{detail}）。</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of the studio. Update it, or move that file away.</source>
        <translation>{path} 由更新版本的软件写入。请更新软件，或移走该文件。</translation>
    </message>
    <message>
        <source>The list of pictures that you left out of {name} in {path} cannot be read ({error}). Move that file away.</source>
        <translation>无法读取 {path} 中您从 {name} 排除的图片列表（{error}）。请移走该文件。</translation>
    </message>
    <message>
        <source>No picture in {name} can be used.</source>
        <translation>{name} 中没有可用的图片。</translation>
    </message>
    <message>
        <source>There are not enough pictures in {name}: {count} can be used, and training needs at least 2.</source>
        <translation>{name} 中的图片不够：有 {count} 张可用，而训练至少需要 2 张。</translation>
    </message>
    <message>
        <source>Another studio is preparing these pictures: waiting for it</source>
        <translation>另一个窗口正在准备这些图片，正在等待</translation>
    </message>
    <message>
        <source>Another GAN Studio is writing the prepared pictures in {path}. Try again when it has finished.</source>
        <translation>另一个 GAN Studio 正在写入 {path} 中准备好的图片。请等它完成后重试。</translation>
    </message>
    <message>
        <source>The cache in {path} cannot be written ({reason}): the pictures are prepared in memory.</source>
        <translation>无法写入 {path} 中的缓存（{reason}）：图片在内存中准备。</translation>
    </message>
    <message>
        <source>The disk is full: the prepared pictures in {path} need more room. Free some or clear the cache.</source>
        <translation>磁盘已满：{path} 中准备好的图片需要更多空间。请释放空间或清除缓存。</translation>
    </message>
    <message>
        <source>The prepared pictures in {path} cannot be written: {reason}.</source>
        <translation>无法写入 {path} 中准备好的图片：{reason}。</translation>
    </message>
    <message>
        <source>The prepared pictures need {needed} GB of memory; {free} GB are free. Choose a smaller size.</source>
        <translation>准备好的图片需要 {needed} GB 内存；可用 {free} GB。请选择较小的尺寸。</translation>
    </message>
    <message>
        <source>The picture can be used.</source>
        <translation>这张图片可以使用。</translation>
    </message>
    <message>
        <source>All {count} pictures can be used.</source>
        <translation>全部 {count} 张图片都可用。</translation>
    </message>
    <message>
        <source>{used} of {files} files can be used.</source>
        <translation>{files} 个文件中有 {used} 个可用。</translation>
    </message>
    <message>
        <source>Left out: {causes}.</source>
        <translation>已排除：{causes}。</translation>
    </message>
    <message>
        <source>{count} {cause}</source>
        <translation>{count} 个{cause}</translation>
    </message>
    <message>
        <source>{first}, {rest}</source>
        <translation>{first}，{rest}</translation>
    </message>
    <message>
        <source>Export camera raw files and HEIC pictures as JPEG to use them.</source>
        <translation>要使用相机 RAW 文件和 HEIC 图片，请先导出为 JPEG。</translation>
    </message>
    <message>
        <source>TIFF files with several pages: {count}. Only the first page is used. To use all pages, open the file by itself.</source>
        <translation>多页 TIFF 文件：{count} 个。只使用第一页。要使用所有页，请单独打开该文件。</translation>
    </message>
    <message>
        <source>Training needs at least 2 pictures.</source>
        <translation>训练至少需要 2 张图片。</translation>
    </message>
    <message>
        <source>{count} pictures is a small set. Use the preset {preset}.</source>
        <translation>{count} 张图片是很小的数据集。请使用预设“{preset}”。</translation>
    </message>
    <message>
        <source>{count} pictures is a small set. Turn on Mirror if they may be flipped, or use random crops.</source>
        <translation>{count} 张图片是很小的数据集。若图片可以左右翻转，请打开“镜像”，或使用随机裁剪。</translation>
    </message>
    <message>
        <source>{count} pictures is a small set. Random crops make more images of it.</source>
        <translation>{count} 张图片是很小的数据集。随机裁剪可以得到更多图像。</translation>
    </message>
    <message>
        <source>{share} are portrait: the centre crop removes {cut} of each, possibly heads. Try the crop Fit.</source>
        <translation>{share} 为竖向：居中裁剪会去掉每张的 {cut}，可能包括头部。请试试“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are landscape: the centre crop removes {cut} of each at the sides. Try the crop Fit.</source>
        <translation>{share} 为横向：居中裁剪会在两侧去掉每张的 {cut}。请试试“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are portrait: the crop Stretch distorts them. Try the crop Fit.</source>
        <translation>{share} 为竖向：“拉伸”会使其变形。请试试“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are landscape: the crop Stretch distorts them. Try the crop Fit.</source>
        <translation>{share} 为横向：“拉伸”会使其变形。请试试“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are smaller than {size} px and get enlarged: a smaller image size loses no detail.</source>
        <translation>{share} 小于 {size} 像素，会被放大：用更小的图像大小不会损失细节。</translation>
    </message>
    <message>
        <source>Frames have the colour of the pictures&apos; edges, {colour}. Any background but white replaces it.</source>
        <translation>边框采用图片边缘的颜色 {colour}。设置白色以外的背景即可替换它。</translation>
    </message>
    <message>
        <source>16-bit files hold {bits}-bit data: level {level} becomes white.</source>
        <translation>16 位文件中是 {bits} 位数据：灰度级 {level} 作为白色。</translation>
    </message>
    <message>
        <source>16-bit files look dark: no level is above {level} of 65,535. Save them with their full range.</source>
        <translation>16 位文件偏暗：灰度级最高只到 {level}（满量程为 65,535）。请用完整的取值范围保存。</translation>
    </message>
    <message>
        <source>{share} are in colour, but the networks train in grey.</source>
        <translation>{share} 为彩色，但网络以灰度训练。</translation>
    </message>
    <message>
        <source>The files are in colour mode but show only grey: 1 channel is enough, and faster.</source>
        <translation>文件为彩色模式但只有灰度：1 个通道就够了，也更快。</translation>
    </message>
    <message>
        <source>No picture shows any colour: training with 1 channel is faster.</source>
        <translation>没有图片含有色彩：用 1 个通道训练更快。</translation>
    </message>
    <message>
        <source>The classes are uneven: {many} pictures of {most}, {few} of {least}.</source>
        <translation>类别不均衡：{most} 有 {many} 张，{least} 有 {few} 张。</translation>
    </message>
    <message>
        <source>{count} classes, {many} pictures each.</source>
        <translation>{count} 个类别，每个 {many} 张图片。</translation>
    </message>
    <message>
        <source>{count} classes, {few} to {many} pictures each.</source>
        <translation>{count} 个类别，每个 {few} 到 {many} 张图片。</translation>
    </message>
    <message>
        <source>Fully transparent pictures: {count}. The networks learn only the background from them; leave them out.</source>
        <translation>完全透明的图片：{count} 张。网络只能从中学到背景；请排除它们。</translation>
    </message>
    <message>
        <source>1 is a near-duplicate; it is still used.</source>
        <translation>1 张近似重复；仍会使用。</translation>
    </message>
    <message>
        <source>{count} are near-duplicates; they are still used.</source>
        <translation>{count} 张近似重复；仍会使用。</translation>
    </message>
    <message>
        <source>{path} is a file. Choose another place.</source>
        <translation>{path} 是一个文件。请选择其他位置。</translation>
    </message>
    <message>
        <source>{path} is there already. Choose another place.</source>
        <translation>{path} 已存在。请选择其他位置。</translation>
    </message>
    <message>
        <source>The labels in {file} are not used: {reason}.</source>
        <translation>未使用 {file} 中的标签：{reason}。</translation>
    </message>
    <message>
        <source>{what} has the shape {shape}. Pictures are (N, H, W), (N, H, W, C) or (N, C, H, W), C from 1 to 4.</source>
        <translation>{what} 的形状是 {shape}。图片应为 (N, H, W)、(N, H, W, C) 或 (N, C, H, W)，C 为 1 到 4。</translation>
    </message>
    <message>
        <source>The pictures in {what} are too large: {width} x {height} pixels.</source>
        <translation>{what} 里的图片太大：{width} x {height} 像素。</translation>
    </message>
    <message>
        <source>{path} holds labels. Open the file with their images instead: the labels are found beside it.</source>
        <translation>{path} 里是标签。请改为打开图像文件：标签会在它旁边自动找到。</translation>
    </message>
    <message>
        <source>{path} has {labels} labels for {count} pictures.</source>
        <translation>{path} 有 {labels} 个标签，却有 {count} 张图片。</translation>
    </message>
    <message>
        <source>{path} cannot be read as an array: {reason}.</source>
        <translation>无法把 {path} 作为数组读取：{reason}。</translation>
    </message>
    <message>
        <source>{array} in {file} is not used: {reason}. Save it as text or numbers.</source>
        <translation>未使用 {file} 中的 {array}：{reason}。请保存为文本或数字。</translation>
    </message>
    <message>
        <source>{path} holds more than can be unpacked in memory ({size} GB). Save it as .npy: that is not unpacked.</source>
        <translation>{path} 的内容在内存中无法解包（{size} GB）。请保存为 .npy：它无需解包。</translation>
    </message>
    <message>
        <source>{path} names {count} classes. {most} are the most.</source>
        <translation>{path} 列出了 {count} 个类别，最多只能有 {most} 个。</translation>
    </message>
    <message>
        <source>There is no array of pictures in {path} ({kinds}).</source>
        <translation>{path} 里没有图片数组（{kinds}）。</translation>
    </message>
    <message>
        <source>{path} holds more than fits into the memory. Unpack it to a folder, or pack it as .zip or .tar.</source>
        <translation>{path} 的内容超出内存容量。请解包到文件夹，或打包为 .zip 或 .tar。</translation>
    </message>
    <message>
        <source>{path} is a link that leads outside of what was opened.</source>
        <translation>{path} 是一个指向所打开内容之外的链接。</translation>
    </message>
    <message>
        <source>{path} holds CIFAR-10 as Python pickles, which can run code when they are read. Use the binary version, {name}.</source>
        <translation>{path} 是以 Python pickle 保存的 CIFAR-10，读取时可能运行代码。请使用二进制版本 {name}。</translation>
    </message>
    <message>
        <source>{path} holds several sets: {names}. Open one of their folders.</source>
        <translation>{path} 里有几个数据集：{names}。请打开其中一个的文件夹。</translation>
    </message>
    <message>
        <source>{name} cannot change once a run has begun. Branch off a new run with it instead.</source>
        <translation>运行开始后不能再改 {name}。请带着它分出一个新的运行。</translation>
    </message>
    <message>
        <source>Its weights changed by {moved} of their norm in {steps} steps at a learning rate of {rate}: {times} times the usual change.</source>
        <translation>在学习率 {rate} 下，其权重在 {steps} 步中变化了其范数的 {moved}：是通常变化的 {times} 倍。</translation>
    </message>
    <message>
        <source>Set the learning rate back to what worked before.</source>
        <translation>把学习率恢复为之前有效的值。</translation>
    </message>
    <message>
        <source>The training diverged.</source>
        <translation>训练已发散。</translation>
    </message>
    <message>
        <source>A loss or a weight is no longer a finite number.</source>
        <translation>某个损失或权重不再是有限的数。</translation>
    </message>
    <message>
        <source>The discriminator&apos;s labels are swapped: it classifies real images as generated and generated images as real.</source>
        <translation>判别器的标签颠倒了：它把真实图像判为生成的，把生成图像判为真实的。</translation>
    </message>
    <message>
        <source>It classifies {real} of the real and {fake} of the generated images correctly; guessing would give 50%.</source>
        <translation>它正确判别了 {real} 的真实图像和 {fake} 的生成图像；随机猜测为 50%。</translation>
    </message>
    <message>
        <source>No setting helps, because the discriminator is trained with swapped labels. Start a new run.</source>
        <translation>任何设置都无济于事，因为判别器是用颠倒的标签训练的。请开始新的运行。</translation>
    </message>
    <message>
        <source>The generator does not learn: its weights do not change.</source>
        <translation>生成器没有学习：其权重没有变化。</translation>
    </message>
    <message>
        <source>They changed by {moved} of their norm in the last {steps} steps.</source>
        <translation>在最近 {steps} 步中，它们的变化为其范数的 {moved}。</translation>
    </message>
    <message>
        <source>Check that its learning rate is above zero, or start a new run.</source>
        <translation>请检查它的学习率是否大于零，或开始新训练。</translation>
    </message>
    <message>
        <source>The discriminator does not learn: its weights do not change.</source>
        <translation>判别器没有学习：其权重没有变化。</translation>
    </message>
    <message>
        <source>The losses or gradients explode.</source>
        <translation>损失或梯度爆炸。</translation>
    </message>
    <message>
        <source>Generator loss {loss_g}, discriminator loss {loss_d}, gradient {grad}; losses of a few are usual.</source>
        <translation>生成器损失 {loss_g}，判别器损失 {loss_d}，梯度 {grad}；通常损失只有几。</translation>
    </message>
    <message>
        <source>Lower both learning rates and limit the gradients; a discriminator without normalisation needs that most.</source>
        <translation>降低两个学习率并限制梯度；没有归一化的判别器最需要这样做。</translation>
    </message>
    <message>
        <source>The discriminator&apos;s learning rate is too high for it to converge.</source>
        <translation>判别器的学习率过高，无法收敛。</translation>
    </message>
    <message>
        <source>Lower the discriminator&apos;s learning rate.</source>
        <translation>降低判别器的学习率。</translation>
    </message>
    <message>
        <source>The generator&apos;s learning rate is too high for it to converge.</source>
        <translation>生成器的学习率过高，无法收敛。</translation>
    </message>
    <message>
        <source>Lower the generator&apos;s learning rate.</source>
        <translation>降低生成器的学习率。</translation>
    </message>
    <message>
        <source>The generator makes the same few images over and over.</source>
        <translation>生成器反复生成同样的几张图片。</translation>
    </message>
    <message>
        <source>Go back to the last good state with lower learning rates.</source>
        <translation>以更低的学习率回到最近的良好状态。</translation>
    </message>
    <message>
        <source>The images are far worse than they were.</source>
        <translation>图片比以前差得多。</translation>
    </message>
    <message>
        <source>The quality is {now} now and was {best} at {images} images; less is better.</source>
        <translation>质量现在为 {now}，在 {images} 张图片时为 {best}；越小越好。</translation>
    </message>
    <message>
        <source>Go back to a better snapshot and lower both learning rates.</source>
        <translation>回到更好的快照，并降低两个学习率。</translation>
    </message>
    <message>
        <source>Two of its images differ by {diversity} of what two training pictures do; they show {classes} of the classes of those.</source>
        <translation>它的两张图片之间的差异是两张训练图片之间的 {diversity}；出现了训练图片类别中的 {classes}。</translation>
    </message>
    <message>
        <source>Go back to a better snapshot and restrain the discriminator: a slower rate and a stronger R1 penalty.</source>
        <translation>回到更好的快照并约束判别器：更低的学习率和更强的 R1 惩罚。</translation>
    </message>
    <message>
        <source>This is a small data set: the discriminator memorises it.</source>
        <translation>数据集很小：判别器会记住它。</translation>
    </message>
    <message>
        <source>{count} pictures, each seen {times} times, without augmentation.</source>
        <translation>{count} 张图片，每张看过 {times} 次，没有数据增强。</translation>
    </message>
    <message>
        <source>Turn augmentation on, and add more pictures if you have some.</source>
        <translation>打开数据增强；如果有更多图片，请加入。</translation>
    </message>
    <message>
        <source>The discriminator has memorised the pictures.</source>
        <translation>判别器已记住了图片。</translation>
    </message>
    <message>
        <source>Its mean logit is {train} for training pictures, {held} for held-out pictures and {fake} for generated images.</source>
        <translation>它的平均 logit：训练图片为 {train}，留出图片为 {held}，生成图像为 {fake}。</translation>
    </message>
    <message>
        <source>Turn augmentation on; more pictures help most.</source>
        <translation>打开数据增强；更多图片最有帮助。</translation>
    </message>
    <message>
        <source>The generator repeats training pictures instead of inventing new ones.</source>
        <translation>生成器在重复训练图片，而不是创造新图片。</translation>
    </message>
    <message>
        <source>The distance from its images to the closest training picture is {copied} of that of held-out pictures.</source>
        <translation>其图像到最近训练图片的距离是留出图片该距离的 {copied}。</translation>
    </message>
    <message>
        <source>Turn augmentation on, add pictures, or stop at an earlier snapshot.</source>
        <translation>打开数据增强、增加图片，或停在较早的快照。</translation>
    </message>
    <message>
        <source>The discriminator wins: it classifies every image correctly, and the generator no longer learns from it.</source>
        <translation>判别器占优：它能正确判别所有图像，生成器无法再从中学习。</translation>
    </message>
    <message>
        <source>It classifies {real} of the real and {fake} of the generated images correctly (mean logit of the generated images: {logit}).</source>
        <translation>它正确判别了 {real} 的真实图像和 {fake} 的生成图像（生成图像的平均 logit：{logit}）。</translation>
    </message>
    <message>
        <source>Slow the discriminator down: half its learning rate and a stronger R1 penalty.</source>
        <translation>放慢判别器：学习率减半，R1 惩罚加强。</translation>
    </message>
    <message>
        <source>The generator fools the discriminator with bad images.</source>
        <translation>生成器用很差的图片骗过了判别器。</translation>
    </message>
    <message>
        <source>It classifies {fake} of the generated images as real, and the quality does not improve.</source>
        <translation>它把 {fake} 的生成图像判为真实，而质量没有改善。</translation>
    </message>
    <message>
        <source>Slow the generator down: half its learning rate.</source>
        <translation>放慢生成器：学习率减半。</translation>
    </message>
    <message>
        <source>The generator no longer gets a useful gradient.</source>
        <translation>生成器不再得到有用的梯度。</translation>
    </message>
    <message>
        <source>The norm of its gradient is {grad}.</source>
        <translation>它的梯度范数为 {grad}。</translation>
    </message>
    <message>
        <source>Go back to a better snapshot and restrain the discriminator.</source>
        <translation>回到更好的快照并约束判别器。</translation>
    </message>
    <message>
        <source>The training oscillates: the images get better and worse in turn.</source>
        <translation>训练在振荡：图像时好时坏。</translation>
    </message>
    <message>
        <source>The quality went up and down between {least} and {most} without improving.</source>
        <translation>质量在 {least} 和 {most} 之间上下波动，没有提高。</translation>
    </message>
    <message>
        <source>Halve both learning rates.</source>
        <translation>将两个学习率减半。</translation>
    </message>
    <message>
        <source>The images are saturated: too many pixels are fully black or white.</source>
        <translation>图像过饱和：全黑或全白的像素过多。</translation>
    </message>
    <message>
        <source>{share} more of the pixels are at the ends of the range than in the training pictures.</source>
        <translation>与训练图片相比，多出 {share} 的像素处于取值范围的两端。</translation>
    </message>
    <message>
        <source>The images no longer improve.</source>
        <translation>图片不再改进。</translation>
    </message>
    <message>
        <source>The quality has stayed at {quality} for half of the run; two random halves of the training pictures differ by {floor}.</source>
        <translation>质量在运行的一半时间里停留在 {quality}；训练图片随机分成的两半之间相差 {floor}。</translation>
    </message>
    <message>
        <source>Lower both learning rates for a last improvement, or stop here and keep the best snapshot.</source>
        <translation>降低两个学习率以求最后的改进，或在此停止并保留最佳快照。</translation>
    </message>
    <message>
        <source>The losses fluctuate, which is normal: the two networks train against each other.</source>
        <translation>损失在波动，这是正常的：两个网络在相互对抗训练。</translation>
    </message>
    <message>
        <source>The generator&apos;s loss changed from {before} to {now} (standard deviation {spread}); the quality improved from {worse} to {better}.</source>
        <translation>生成器的损失从 {before} 变为 {now}（标准差 {spread}）；质量从 {worse} 改善到 {better}。</translation>
    </message>
    <message>
        <source>Nothing to do. Judge by the images and the quality curve, not by the losses.</source>
        <translation>无需处理。请根据图片和质量曲线判断，而不是损失。</translation>
    </message>
    <message>
        <source>Nothing of {name} fits these networks. Use its settings: architecture {arch}, {filters} filters.</source>
        <translation>{name} 里没有适合这些网络的权重。请使用它的设置：架构 {arch}，{filters} 个滤波器。</translation>
    </message>
    <message>
        <source>ONNX needs packages that are missing ({packages}). Install them: pip install &apos;ganstudio[onnx]&apos;</source>
        <translation>ONNX 缺少所需的软件包（{packages}）。请安装：pip install &apos;ganstudio[onnx]&apos;</translation>
    </message>
    <message>
        <source>Writing the model</source>
        <translation>正在写入模型</translation>
    </message>
    <message>
        <source>Comparing {count} pictures</source>
        <translation>正在比较 {count} 张图片</translation>
    </message>
    <message>
        <source>The exported model draws other pictures (pixels differ by up to {difference:.1e}): nothing was written.</source>
        <translation>导出的模型绘制出的图片不同（像素相差最多 {difference:.1e}）：未写入任何内容。</translation>
    </message>
    <message>
        <source>Direction &apos;{name}&apos; cannot leave {others} unchanged: it points the same way. Release one of them.</source>
        <translation>方向“{name}”无法保持 {others} 不变：它们指向相同。请解除其中一个。</translation>
    </message>
    <message>
        <source>This generator uses one latent for all its layers, so layers cannot be chosen.</source>
        <translation>该生成器的所有层使用同一个潜变量，因此不能选择层。</translation>
    </message>
    <message>
        <source>There are no layers {first}-{last}. This generator has 0-{top}.</source>
        <translation>没有第 {first}-{last} 层。此生成器有第 0-{top} 层。</translation>
    </message>
    <message>
        <source>A direction needs at least {fewest} pictures in each group.</source>
        <translation>每组至少需要 {fewest} 张图片才能得出方向。</translation>
    </message>
    <message>
        <source>Both groups hold the same pictures: no direction leads from one to the other.</source>
        <translation>两组图片相同：没有从一组通向另一组的方向。</translation>
    </message>
    <message>
        <source>A direction between classes needs a generator with classes, and two of them.</source>
        <translation>类别之间的方向需要一个带类别的生成器，以及两个不同的类别。</translation>
    </message>
    <message>
        <source>{path} was made by a newer GAN Studio. Update this one to open it.</source>
        <translation>{path} 由更新版本的 GAN Studio 制作。请更新本软件后再打开。</translation>
    </message>
    <message>
        <source>The metadata of {path} that says how it was drawn is damaged: {reason}.</source>
        <translation>{path} 中记录绘制方式的元数据已损坏：{reason}。</translation>
    </message>
    <message>
        <source>{path} does not say how it was drawn.</source>
        <translation>{path} 没有说明它是怎样画出来的。</translation>
    </message>
    <message>
        <source>{path} was drawn by the run {run}. Open that run to bring it back.</source>
        <translation>{path} 是由训练 {run} 画出的。请打开那次训练以还原它。</translation>
    </message>
    <message>
        <source>{path} was drawn by the run {run}. Open it at the top of the window ({folder}) and drop the picture again.</source>
        <translation>{path} 由训练 {run} 画出。请在窗口顶部打开它（{folder}），再拖入图片。</translation>
    </message>
    <message>
        <source>{path} was drawn by another model, and this one cannot draw it: only their name is the same.</source>
        <translation>{path} 由另一个模型画出，本模型画不了：只是名称相同。</translation>
    </message>
    <message>
        <source>Pictures are made 1 to 8 times as large, not {scale} times.</source>
        <translation>图片可放大 1 到 8 倍，不能是 {scale} 倍。</translation>
    </message>
    <message>
        <source>Filming {frames} frames</source>
        <translation>正在制作 {frames} 帧</translation>
    </message>
    <message>
        <source>Its latents have {there} components, these have {here}: the same seeds are drawn, but not the same latents.</source>
        <translation>其潜变量有 {there} 维，本运行的有 {here} 维：绘制相同的种子，但潜变量不同。</translation>
    </message>
    <message>
        <source>Both draw the same latents.</source>
        <translation>两边画的是同样的潜变量。</translation>
    </message>
    <message>
        <source>It has another architecture: {there} instead of {here}.</source>
        <translation>其架构不同：是 {there}，而不是 {here}。</translation>
    </message>
    <message>
        <source>Its pictures have {there} px, these have {here} px.</source>
        <translation>其图片为 {there} 像素，本运行的为 {here} 像素。</translation>
    </message>
    <message>
        <source>Its pictures have another number of colour channels.</source>
        <translation>其图片的颜色通道数不同。</translation>
    </message>
    <message>
        <source>It was trained without classes.</source>
        <translation>它训练时没有类别。</translation>
    </message>
    <message>
        <source>It has no class {names}: seeds of that class are drawn with its own classes in turn.</source>
        <translation>它没有类别 {names}：该类别的种子依次用它自己的类别绘制。</translation>
    </message>
    <message>
        <source>It has other classes: the seeds are drawn with them in turn.</source>
        <translation>它有其他类别：种子依次用这些类别绘制。</translation>
    </message>
    <message>
        <source>Finding the components</source>
        <translation>正在寻找主成分</translation>
    </message>
    <message>
        <source>Nothing in {path} is transparent. Give a mask that is white where to fill.</source>
        <translation>{path} 中没有透明的部分。请提供蒙版，要填充的部分为白色。</translation>
    </message>
    <message>
        <source>The mask is {mask} px, {picture} is {sides} px. Use a mask of the same size.</source>
        <translation>蒙版为 {mask} 像素，{picture}为 {sides} 像素。请使用相同大小的蒙版。</translation>
    </message>
    <message>
        <source>The mask for {path} is all black: nothing is to be filled. Paint what is, in white.</source>
        <translation>{path} 的蒙版全黑：没有要填充的部分。请把要填充的部分涂成白色。</translation>
    </message>
    <message>
        <source>The mask for {path} is all white. Leave something that the filling can continue.</source>
        <translation>{path} 的蒙版全白。请留下可以延续的部分。</translation>
    </message>
    <message>
        <source>Blending the fillings into the picture</source>
        <translation>正在把填充融入图片</translation>
    </message>
    <message>
        <source>Pictures are made 2, 4 or 8 times as large, not {factor} times.</source>
        <translation>图片只能放大 2、4 或 8 倍，不能放大 {factor} 倍。</translation>
    </message>
    <message>
        <source>Drawing {count} pictures</source>
        <translation>正在绘制 {count} 张图片</translation>
    </message>
    <message>
        <source>{count} pictures are the same as those of the original, in every pixel</source>
        <translation>{count} 张图片的每个像素都与原模型相同</translation>
    </message>
    <message>
        <source>compared with the original on {count} pictures, no pixel differs by more than {difference:.1e}</source>
        <translation>与原模型在 {count} 张图片上比较，像素差异不超过 {difference:.1e}</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <source>Searching the latent space</source>
        <translation>正在搜索潜空间</translation>
    </message>
    <message>
        <source>Reading the codes</source>
        <translation>正在读取编码</translation>
    </message>
    <message>
        <source>Tuning a copy of the model</source>
        <translation>正在微调模型的副本</translation>
    </message>
    <message>
        <source>One picture of {width} × {height} pixels is too large. Take fewer pictures, or enlarge them less.</source>
        <translation>{width} × {height} 像素的图片过大。请减少图片数量或放大倍数。</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{name} is a copy tuned to {picture}: it cannot be trained. Train {run} instead.</source>
        <translation>{name} 是针对 {picture} 微调的副本，不能训练。请改为训练 {run}。</translation>
    </message>
    <message>
        <source>Making the picture larger</source>
        <translation>正在放大图片</translation>
    </message>
    <message>
        <source>Drawing the samples</source>
        <translation>正在绘制样本</translation>
    </message>
    <message>
        <source>Putting the samples onto the map</source>
        <translation>正在把样本放到地图上</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>正在布置地图</translation>
    </message>
    <message>
        <source>Opening the training images</source>
        <translation>正在打开训练图片</translation>
    </message>
    <message>
        <source>Looking at the training images</source>
        <translation>正在查看训练图片</translation>
    </message>
    <message>
        <source>Comparing the training images with each other</source>
        <translation>正在相互比较训练图像</translation>
    </message>
    <message>
        <source>These pictures have no classes that a reading could name. A folder for each class gives them some.</source>
        <translation>这些图片没有可供识别的类别。把每个类别放进各自的文件夹，它们就有了类别。</translation>
    </message>
    <message>
        <source>No class has two pictures: there is nothing to learn from and to ask for.</source>
        <translation>没有一个类别有两张图片：无从学习，也无从提问。</translation>
    </message>
    <message>
        <source>Only 1 class has 2 pictures or more: a classifier needs at least 2 such classes.</source>
        <translation>只有 1 个类别有 2 张以上的图片：分类器至少需要 2 个这样的类别。</translation>
    </message>
    <message>
        <source>A linear reading of the codes names the class of {codes} of {count} pictures; of {components} components of their pixels, {pixels}; the commonest class is {chance}.</source>
        <translation>对编码作线性读取，能说出 {count} 张图片中 {codes} 的类别；由其像素的 {components} 个主成分则为 {pixels}；最常见的类别占 {chance}。</translation>
    </message>
    <message>
        <source>{count} pictures are not counted: they have no class, or are the only picture of their class.</source>
        <translation>{count} 张图片未计入：它们没有类别，或是该类别中唯一的图片。</translation>
    </message>
    <message>
        <source>Between codes and pixels there is no clear difference.</source>
        <translation>编码与像素之间没有明显差别。</translation>
    </message>
    <message>
        <source>The codes tell more than the pixels.</source>
        <translation>编码比像素更能说明类别。</translation>
    </message>
    <message>
        <source>The codes tell less than the pixels.</source>
        <translation>编码不如像素能说明类别。</translation>
    </message>
    <message>
        <source>To lay the map out by UMAP, install it: pip install &quot;ganstudio[map]&quot;</source>
        <translation>要用 UMAP 布置地图，请安装它：pip install &quot;ganstudio[map]&quot;</translation>
    </message>
    <message>
        <source>UMAP needs at least {fewest} training images, and there are {count}.</source>
        <translation>UMAP 至少需要 {fewest} 张训练图片，现有 {count} 张。</translation>
    </message>
    <message>
        <source>Laying out the map by UMAP: about a minute or more, as it is compiled for each new map</source>
        <translation>正在用 UMAP 布局：每张新图都要先编译，需要大约一分钟或更久</translation>
    </message>
    <message>
        <source>its process came to a sudden end; the memory may have run out</source>
        <translation>它的进程突然结束了；可能是内存不足</translation>
    </message>
    <message>
        <source>UMAP could not lay out the map: {reason}</source>
        <translation>UMAP 无法完成布局：{reason}</translation>
    </message>
    <message>
        <source>No encoder is trained for {name} at {images} images. Train an encoder first, or choose another effort.</source>
        <translation>{name} 在 {images} 张图像处没有训练好的编码器。请先训练编码器，或选择其他搜索强度。</translation>
    </message>
    <message>
        <source>This model draws no pictures: its training broke. Use an earlier snapshot, or another run.</source>
        <translation>这个模型画不出图片：它的训练已经失败。请使用更早的快照，或其他训练。</translation>
    </message>
    <message>
        <source>This picture is from another model. {run} cannot draw it, so it does not become a keyframe.</source>
        <translation>这张图片来自另一个模型。{run} 画不出它，因此不能作为关键帧。</translation>
    </message>
    <message>
        <source>No run is open, so there is nowhere to save this. Open a run first.</source>
        <translation>没有打开的训练，因此无处保存。请先打开一次训练。</translation>
    </message>
    <message>
        <source>{path} holds entries that are damaged or from another model: {count}. The window leaves them out.</source>
        <translation>{path} 中有 {count} 个条目已损坏或来自另一个模型。窗口不显示它们。</translation>
    </message>
    <message>
        <source>pictures written: {written}, left out: {left}</source>
        <translation>已写入图片：{written}，已跳过：{left}</translation>
    </message>
    <message>
        <source>This picture is from another model. {run} cannot draw it, so it does not go on the shelf.</source>
        <translation>这张图片来自另一个模型。{run} 画不出它，因此不能放上收藏架。</translation>
    </message>
    <message>
        <source>{path} lacks {missing} of the {count} pictures that this run was trained on.</source>
        <translation>{path} 缺少此次训练所用 {count} 张图片中的 {missing} 张。</translation>
    </message>
    <message>
        <source>There are no classes: {count} of {total} pictures lie outside the class folders ({folders}). Move each into one.</source>
        <translation>没有类别：{total} 张图片中有 {count} 张在类别文件夹（{folders}）之外。请把每张移到其中一个文件夹。</translation>
    </message>
    <message>
        <source>Kept for evaluation: {count} in {folders}. Training and test folders are parts of one set, not classes.</source>
        <translation>保留用于评估：{folders} 中的 {count} 张。训练和测试文件夹是同一数据集的组成部分，不是类别。</translation>
    </message>
    <message>
        <source>{folders} are parts of one set, not classes.</source>
        <translation>{folders} 是同一数据集的组成部分，不是类别。</translation>
    </message>
    <message>
        <source>Classes are not used, because these sources have none: {names}.</source>
        <translation>未使用类别，因为以下来源没有类别：{names}。</translation>
    </message>
    <message>
        <source>The last checkpoint, at {images} images, is saved.</source>
        <translation>最近的检查点（{images} 张图片处）已保存。</translation>
    </message>
    <message>
        <source>There is no checkpoint yet; the newest snapshot is at {images} images.</source>
        <translation>还没有检查点；最新的快照在 {images} 张图片处。</translation>
    </message>
    <message>
        <source>There is no checkpoint yet.</source>
        <translation>还没有检查点。</translation>
    </message>
    <message>
        <source>{name} has been in use by another training (process {process}) since {since}. Stop that training first.</source>
        <translation>自 {since} 起，另一个训练（进程 {process}）一直在使用 {name}。请先停止那个训练。</translation>
    </message>
    <message>
        <source>{name} has been in use by process {process} on the computer {machine} since {since}. Stop it there first. If it has ended already, take the run over.</source>
        <translation>自 {since} 起，计算机 {machine} 上的进程 {process} 一直在使用 {name}。请先在那里停止它。如果它已经结束，请接管此次训练。</translation>
    </message>
    <message>
        <source>{path} has more than 8 bits per channel. The studio reads 8, so the result has 8.</source>
        <translation>{path} 每个通道超过 8 位。只读取 8 位，因此结果也是 8 位。</translation>
    </message>
    <message>
        <source>{path} is in colour, but this model draws grey pictures: the filling will be grey.</source>
        <translation>{path} 是彩色的，而此模型只画灰度图片：填充的内容将是灰度的。</translation>
    </message>
    <message>
        <source>The hole is far larger than the model&apos;s pictures: {side} px with its surroundings, drawn at {size} px and enlarged {factor} times. The filling will be blurred.</source>
        <translation>蒙版区域比模型的图片大得多：连同周围共 {side} 像素，以 {size} 像素绘制后放大 {factor} 倍。填充的内容会模糊。</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} px cannot be made {factor} times smaller.</source>
        <translation>{width} × {height} 像素的图片无法缩小 {factor} 倍。</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} px is too large to upscale {factor} times: the result may have at most {most} million pixels. Crop or shrink it first.</source>
        <translation>{width} × {height} 像素的图片太大，无法放大 {factor} 倍：结果最多 {most} 百万像素。请先裁剪或缩小。</translation>
    </message>
    <message>
        <source>The model can draw this kind of picture: {score} dB better than a plain colour, where pictures of its own kind usually reach {usual} dB.</source>
        <translation>模型会画这类图片：比纯色好 {score} dB，它的同类图片通常达到 {usual} dB。</translation>
    </message>
    <message>
        <source>The model may not draw this kind of picture well: {score} dB better than a plain colour, where nine in ten pictures of its own kind reach {low} dB.</source>
        <translation>模型可能画不好这类图片：比纯色好 {score} dB，而它的同类图片十张中有九张达到 {low} dB。</translation>
    </message>
    <message>
        <source>The model has not learned to draw this kind of picture: {score} dB better than a plain colour, where nine in ten pictures of its own kind reach {low} dB.</source>
        <translation>模型没有学过画这类图片：比纯色好 {score} dB，而它的同类图片十张中有九张达到 {low} dB。</translation>
    </message>
    <message>
        <source>The model does not draw its own kind of picture well yet: {usual} dB better than a plain colour. Its result for yours says little. Train it longer.</source>
        <translation>模型连自己的同类图片也还画不好：只比纯色好 {usual} dB。它对你的图片给出的结果说明不了什么。请继续训练。</translation>
    </message>
    <message>
        <source>Your picture is among those that the model learned from: {score} dB better than a plain colour, where pictures of its own kind usually reach {usual} dB.</source>
        <translation>你的图片是模型的训练图片之一：比纯色好 {score} dB，它的同类图片通常达到 {usual} dB。</translation>
    </message>
    <message>
        <source>Your picture is among those that the model learned from, but it draws it poorly: {score} dB better than a plain colour, where nine in ten pictures of its own kind reach {low} dB.</source>
        <translation>你的图片是模型的训练图片之一，但模型画得不好：比纯色好 {score} dB，而它的同类图片十张中有九张达到 {low} dB。</translation>
    </message>
    <message>
        <source>The model may not draw this kind of picture well: {score} dB worse than a plain colour, where nine in ten pictures of its own kind reach {low} dB.</source>
        <translation>模型可能画不好这类图片：比纯色差 {score} dB，而它的同类图片十张中有九张达到 {low} dB。</translation>
    </message>
    <message>
        <source>The model has not learned to draw this kind of picture: {score} dB worse than a plain colour, where nine in ten pictures of its own kind reach {low} dB.</source>
        <translation>模型没有学过画这类图片：比纯色差 {score} dB，而它的同类图片十张中有九张达到 {low} dB。</translation>
    </message>
    <message>
        <source>Your picture is among those that the model learned from, but it draws it poorly: {score} dB worse than a plain colour, where nine in ten pictures of its own kind reach {low} dB.</source>
        <translation>你的图片是模型的训练图片之一，但模型画得不好：比纯色差 {score} dB，而它的同类图片十张中有九张达到 {low} dB。</translation>
    </message>
    <message>
        <source>Measuring how well the model can draw this kind of picture</source>
        <translation>正在测量模型能把这类图片画得多好</translation>
    </message>
    <message>
        <source>Measuring how well the model draws its own kind of picture, once for this model</source>
        <translation>正在测量模型能把自己的同类图片画得多好（每个模型只需一次）</translation>
    </message>
    <message>
        <source>A hole in {path} is too wide: no square window leaves a part of the picture around it. Paint smaller holes.</source>
        <translation>{path} 中的蒙版区域太宽：任何正方形窗口都无法在其周围留下图片内容。请涂抹较小的蒙版区域。</translation>
    </message>
    <message>
        <source>The memory was full. Each batch is now split into microbatches; the gradient stays the same.</source>
        <translation>内存已满。现在每个批次拆成微批次计算；梯度不变。</translation>
    </message>
    <message>
        <source>The memory was full. Each batch is now split into microbatches; BatchNorm normalises each microbatch by itself.</source>
        <translation>内存已满。现在每个批次拆成微批次计算；BatchNorm 对每个微批次单独归一化。</translation>
    </message>
    <message>
        <source>The discriminator compares the images of a batch in groups, so the parts hold whole groups.</source>
        <translation>判别器按组比较一个批次中的图像，因此每一份由完整的组构成。</translation>
    </message>
    <message>
        <source>{name} has a checkpoint at {images} images. Resume it from there without starting over.</source>
        <translation>{name} 在 {images} 张图片处有检查点。请从那里继续，不要从头开始。</translation>
    </message>
    <message>
        <source>{name} has already reached its goal ({images} images). Set a higher goal to continue.</source>
        <translation>{name} 已经达到目标（{images} 张图片）。要继续训练，请设定更高的目标。</translation>
    </message>
    <message>
        <source>{name} has stopped improving, so its training ended. To continue, turn off {setting}.</source>
        <translation>{name} 不再进步，因此训练已结束。要继续训练，请关闭 {setting}。</translation>
    </message>
    <message>
        <source>The memory of {device} is full. Try a smaller batch or fewer filters.</source>
        <translation>{device} 的内存已满。请试试更小的批次或更少的滤波器。</translation>
    </message>
    <message>
        <source>Training diverged: losses or weights became NaN or infinite at {images} images. Try lower learning rates.</source>
        <translation>训练发散：在 {images} 张图片处，损失或权重变成了 NaN 或无穷大。请尝试更低的学习率。</translation>
    </message>
    <message>
        <source>There are no classes: {file} has no labels. Remove it to use the folders ({folders}) as classes.</source>
        <translation>没有类别：{file} 中没有标签。要把文件夹（{folders}）用作类别，请移走该文件。</translation>
    </message>
    <message>
        <source>This machine has no {device} device that torch can use. Set {setting} to {wanted}.</source>
        <translation>此计算机没有 torch 可用的 {device} 设备。请把 {setting} 设为 {wanted}。</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>exact</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>{value} dB</source>
        <translation>{value} dB</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>Show how {name} was drawn</source>
        <translation>还原 {name} 的绘制方式</translation>
    </message>
    <message>
        <source>Put {name} on the shelf</source>
        <translation>把 {name} 放上收藏架</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反演</translation>
    </message>
    <message>
        <source>Find {name} in the model</source>
        <translation>在模型中寻找 {name}</translation>
    </message>
    <message>
        <source>Find all pictures of {name} in the model</source>
        <translation>在模型中寻找 {name} 的所有图片</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>修补</translation>
    </message>
    <message>
        <source>Fill a hole in {name}</source>
        <translation>填充 {name} 中的蒙版区域</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Make {name} larger</source>
        <translation>放大 {name}</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>DCGAN (2015)</source>
        <translation>DCGAN (2015)</translation>
    </message>
    <message>
        <source>Minimax (saturating)</source>
        <translation>极小极大 (饱和)</translation>
    </message>
    <message>
        <source>Non-saturating</source>
        <translation>非饱和</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>快速体验</translation>
    </message>
    <message>
        <source>Recognisable pictures within minutes, even on a CPU.</source>
        <translation>即使在 CPU 上，几分钟内也能得到可辨认的图片。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>A residual generator that keeps improving for hours; on a CPU only for small images.</source>
        <translation>可持续改善数小时的残差生成器；在 CPU 上仅适合小图像。</translation>
    </message>
    <message>
        <source>Best quality</source>
        <translation>最佳质量</translation>
    </message>
    <message>
        <source>A wide residual network, trained for a day on a GPU: the best quality of all presets.</source>
        <translation>在 GPU 上训练一天的宽残差网络：所有预设中质量最好。</translation>
    </message>
    <message>
        <source>Style-based</source>
        <translation>基于风格</translation>
    </message>
    <message>
        <source>A mapping network and a style for each layer: for mixing, truncation and directions in Explore.</source>
        <translation>带映射网络，每层都有风格：适合在“探索”中进行混合、截断和方向操作。</translation>
    </message>
    <message>
        <source>Few images</source>
        <translation>少量图片</translation>
    </message>
    <message>
        <source>For 50 to 1,000 pictures: augments the discriminator&apos;s inputs, so that it does not memorise the pictures.</source>
        <translation>适合 50 到 1,000 张图片：对判别器的输入做增强，避免它记住图片。</translation>
    </message>
    <message>
        <source>Classic DCGAN</source>
        <translation>经典 DCGAN</translation>
    </message>
    <message>
        <source>The DCGAN of 2015 as most textbooks show it: 64 filters and 4x4 kernels (the paper: 128 and 5x5). Slow to start.</source>
        <translation>2015 年的 DCGAN，与多数教科书相同：64 个滤波器和 4x4 卷积核（论文为 128 和 5x5）。起步较慢。</translation>
    </message>
    <message>
        <source>WGAN-GP</source>
        <translation>瓦瑟斯坦（WGAN-GP）</translation>
    </message>
    <message>
        <source>The Wasserstein GAN with gradient penalty of 2017: five critic updates for each generator update, slow and stable.</source>
        <translation>2017 年的带梯度惩罚的 Wasserstein GAN：生成器每更新一次，评论器更新五次，慢但稳定。</translation>
    </message>
    <message>
        <source>Upscaler</source>
        <translation>放大器</translation>
    </message>
    <message>
        <source>Learns to enlarge pictures four times instead of generating new ones: sharper than bicubic interpolation.</source>
        <translation>学习把图片放大四倍，而不是生成新图片：比双三次插值更清晰。</translation>
    </message>
    <message>
        <source>{count} pictures is a small set: without augmentation the discriminator would memorise it.</source>
        <translation>{count} 张图片是很小的数据集：没有增强，判别器会记住它们。</translation>
    </message>
    <message>
        <source>On a CPU, this gives the fastest visible results, at {size} x {size} pixels.</source>
        <translation>在 CPU 上，以 {size} x {size} 像素能最快看到结果。</translation>
    </message>
    <message>
        <source>With {count} pictures and a GPU, this preset keeps improving for hours.</source>
        <translation>有 {count} 张图片和 GPU 时，该预设可持续改善数小时。</translation>
    </message>
    <message>
        <source>Few-shot, self-supervised (2021)</source>
        <translation>少样本自监督（2021）</translation>
    </message>
    <message>
        <source>Residual, no normalisation (2024)</source>
        <translation>残差，无归一化（2024）</translation>
    </message>
    <message>
        <source>Style-based (2020)</source>
        <translation>基于风格（2020）</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>合页</translation>
    </message>
    <message>
        <source>Least squares</source>
        <translation>最小二乘</translation>
    </message>
    <message>
        <source>Relativistic</source>
        <translation>相对论式</translation>
    </message>
    <message>
        <source>Wasserstein (WGAN-GP)</source>
        <translation>瓦瑟斯坦（WGAN-GP）</translation>
    </message>
    <message>
        <source>Ring of 8</source>
        <translation>8 点环</translation>
    </message>
    <message>
        <source>Grid of 25</source>
        <translation>25 点网格</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Change the picture in one respect at a time</source>
        <translation>每次只改变图片的一个方面</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Go from picture to picture</source>
        <translation>从一张图片走到另一张</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Make new pictures of several: of their styles, of what they have in common, or their children</source>
        <translation>用几张图片生成新图片：混合风格、取共同点或繁殖后代</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>控制板</translation>
    </message>
    <message>
        <source>Drag across a map; the picture follows</source>
        <translation>在地图上拖动，图片随之变化</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>See how the picture came to be, from snapshot to snapshot</source>
        <translation>逐个快照地看图片如何形成</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫步</translation>
    </message>
    <message>
        <source>Let the picture change by itself</source>
        <translation>让图片自己变化</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>See the same latents drawn by another run, or by an earlier snapshot</source>
        <translation>查看由另一次训练或更早的快照画出的同一潜变量</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>See samples among the training images, similar ones near each other</source>
        <translation>在训练图片之间查看样本，相似的彼此靠近</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>See the training images nearest to the picture shown, and whether it looks copied</source>
        <translation>查看与当前图片最接近的训练图片，以及它看起来是不是照抄的</translation>
    </message>
</context>
</TS>
