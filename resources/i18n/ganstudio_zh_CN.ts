<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AdviceCard</name>
    <message>
        <source>Start new run with this change</source>
        <translation>用此更改新建训练</translation>
    </message>
    <message>
        <source>Stop this training and start a new run with new networks and these settings</source>
        <translation>停止此训练，并用新的网络和这些设置开始新的训练</translation>
    </message>
    <message>
        <source>Branch at {images} images
with this change</source>
        <translation>从第 {images} 张图片处分支，
并应用此更改</translation>
    </message>
    <message>
        <source>Stop this training and start a new run from its snapshot at {images} images, with this change</source>
        <translation>停止此训练，从第 {images} 张图片处的快照新建训练，并应用此更改</translation>
    </message>
    <message>
        <source>Apply and continue</source>
        <translation>应用并继续</translation>
    </message>
    <message>
        <source>Continue from here with these settings; the run&apos;s history records the change</source>
        <translation>用这些设置从这里继续；训练历史会记录此更改</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
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
        <source>Find more answers</source>
        <translation>寻找更多结果</translation>
    </message>
    <message>
        <source>Find more</source>
        <translation>再找一些</translation>
    </message>
</context>
<context>
    <name>ArithmeticPanel</name>
    <message>
        <source>Adds to C what A has and B lacks. Several pictures in one slot are averaged, which is more reliable than a single picture.</source>
        <translation>把 A 有而 B 没有的特征加到 C 上。一个格子里有多张图片时取平均，比单张更可靠。</translation>
    </message>
</context>
<context>
    <name>AugmentPreview</name>
    <message>
        <source>Show some of your pictures as the discriminator sees them</source>
        <translation>显示判别器看到的部分图片</translation>
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
        <source>Show another set</source>
        <translation>换一组</translation>
    </message>
    <message>
        <source>Show the same pictures with other random augmentations</source>
        <translation>显示同样的图片，换一种随机增强</translation>
    </message>
    <message>
        <source>Augmentation is off: the discriminator sees your pictures unchanged.</source>
        <translation>数据增强已关闭：判别器看到的就是原图。</translation>
    </message>
    <message>
        <source>Each augmentation is currently applied with probability {part} %; training adapts it.</source>
        <translation>目前每种增强以 {part} % 的概率应用；训练会自动调整。</translation>
    </message>
    <message>
        <source>Each transformation is applied with probability {part} %.</source>
        <translation>每种变换的应用概率为 {part} %。</translation>
    </message>
    <message>
        <source>Every picture is augmented each time the discriminator sees it.</source>
        <translation>判别器每次看到图片时，图片都会经过增强。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Apply the suggested change</source>
        <translation>应用建议的更改</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Drag the line to compare. Hold the mouse button elsewhere, or Enter, to see the picture before.</source>
        <translation>拖动分隔线进行比较。在其他位置按住鼠标或按住回车键，可查看之前的图片。</translation>
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
        <source>Drop two or more pictures here</source>
        <translation>把两张或更多图片拖到这里</translation>
    </message>
    <message>
        <source>How much of each child is random: at 0 only the parents count, at 100 none of them</source>
        <translation>每个后代中随机成分的比例：0 表示只取自亲本，100 表示完全随机</translation>
    </message>
    <message>
        <source>Mutation</source>
        <translation>变异</translation>
    </message>
    <message>
        <source>Show other children</source>
        <translation>换一批后代</translation>
    </message>
    <message>
        <source>Show other children of the same parents</source>
        <translation>显示同一亲本的另一批后代</translation>
    </message>
    <message>
        <source>Breed next generation</source>
        <translation>繁殖下一代</translation>
    </message>
    <message>
        <source>Use the marked children, or the child shown if none is marked, as the next parents</source>
        <translation>标记的后代（没有标记时为当前显示的那张）成为下一代亲本</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>世代</translation>
    </message>
    <message>
        <source>Click a child to show it, mark the next parents, then breed the next generation. F adds the child shown to the shelf.</source>
        <translation>点击后代即可显示；标记下一代的亲本，然后繁殖下一代。按 F 把当前后代放上收藏架。</translation>
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
        <source>parents: {count}</source>
        <translation>亲本：{count}</translation>
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
        <source>Added to the shelf: {count}</source>
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
        <source>Restore picture</source>
        <translation>还原图片</translation>
    </message>
    <message>
        <source>Restored as it was drawn, with the snapshot at {images} images</source>
        <translation>已按原样还原，使用第 {images} 张图片处的快照</translation>
    </message>
    <message>
        <source>Another model drew this picture: here the same latent gives a different picture</source>
        <translation>它由另一个模型画出：在这里同一潜变量给出另一张图片</translation>
    </message>
    <message>
        <source>The snapshot at {gone} images no longer exists: the nearest one, at {images} images, draws a different picture</source>
        <translation>第 {gone} 张图片处的快照已不存在：最近的快照（第 {images} 张处）画出的图片不同</translation>
    </message>
</context>
<context>
    <name>CacheBox</name>
    <message>
        <source>Prepared pictures are kept on this disk so that they open at once next time.</source>
        <translation>准备好的图片保存在此磁盘上，下次可以立即打开。</translation>
    </message>
    <message>
        <source>Measuring...</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the cache folder</source>
        <translation>打开缓存文件夹</translation>
    </message>
    <message>
        <source>Clear cache</source>
        <translation>清除缓存</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>清除缓存</translation>
    </message>
    <message>
        <source>A training is still running; clear the cache when it has ended</source>
        <translation>训练仍在进行；请在结束后清除缓存</translation>
    </message>
    <message>
        <source>Delete the prepared pictures; your files do not change</source>
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
        <source>Lists the settings that were changed while training</source>
        <translation>列出训练中更改过的设置</translation>
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
        <source>next parent</source>
        <translation>下一代亲本</translation>
    </message>
    <message>
        <source>The children appear here.</source>
        <translation>后代会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ChoicesBox</name>
    <message>
        <source>{count} of {total}</source>
        <translation>{total} 项中的 {count} 项</translation>
    </message>
</context>
<context>
    <name>ChoicesPanel</name>
    <message>
        <source>Which snapshots of each run to judge. All of them show how the figures change over the training</source>
        <translation>评估每个运行的哪些快照。选择全部可看到指标在训练中的变化</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Real pictures</source>
        <translation>真实图片</translation>
    </message>
    <message>
        <source>The pictures that the generated ones are compared with</source>
        <translation>用来与生成图片比较的图片</translation>
    </message>
    <message>
        <source>Compare with the pictures that the model was trained on, which is usual, or with those kept out of its training</source>
        <translation>与模型的训练图片比较（通常做法），或与未参加训练的留出图片比较</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Save for reference</source>
        <translation>存为参考</translation>
    </message>
    <message>
        <source>Keep the features and the floors of the real pictures for good, so that later runs are compared at once</source>
        <translation>永久保留真实图片的特征和下限，以后的运行可立即比较</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>The network that describes the pictures. Compare only figures that come from the same features</source>
        <translation>描述图片的网络。只有来自相同特征的数值才能相互比较</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>How many pictures of each set to measure. More pictures give narrower intervals and take longer. Automatic takes 5,000, or all of the smallest set</source>
        <translation>每组测量多少张图片。图片越多，区间越窄，耗时越长。“自动”取 5,000 张，或最小一组的全部</translation>
    </message>
    <message>
        <source>Pictures per set</source>
        <translation>每组图片数</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>What to judge</source>
        <translation>评估对象</translation>
    </message>
    <message>
        <source>Show or hide what can be judged</source>
        <translation>显示或隐藏可评估的对象</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Show or hide the metrics</source>
        <translation>显示或隐藏指标</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Show or hide how the pictures are compared</source>
        <translation>显示或隐藏比较方式</translation>
    </message>
    <message>
        <source>Those of the model</source>
        <translation>模型的训练图片</translation>
    </message>
    <message>
        <source>Choose folder...</source>
        <translation>选择文件夹...</translation>
    </message>
    <message>
        <source>Studio features</source>
        <translation>工作室特征</translation>
    </message>
    <message>
        <source>Inception or other network from a file...</source>
        <translation>从文件加载 Inception 或其他网络...</translation>
    </message>
    <message>
        <source>ResNet-50 with weights from a file...</source>
        <translation>从文件加载权重的 ResNet-50...</translation>
    </message>
    <message>
        <source>DINOv2 from a file...</source>
        <translation>从文件加载 DINOv2...</translation>
    </message>
    <message>
        <source>Networks and weights (*.pt *.pth *.onnx *.safetensors)</source>
        <translation>网络和权重 (*.pt *.pth *.onnx *.safetensors)</translation>
    </message>
    <message>
        <source>Running. The status bar shows the progress and a Cancel button.</source>
        <translation>正在运行。状态栏显示进度和“取消”按钮。</translation>
    </message>
    <message>
        <source>Running slowly because a training has priority. The status bar shows the progress.</source>
        <translation>训练优先，因此运行较慢。状态栏显示进度。</translation>
    </message>
    <message>
        <source>Check a run or add generated pictures first.</source>
        <translation>请先勾选一个运行，或添加生成的图片。</translation>
    </message>
    <message>
        <source>Check a metric first.</source>
        <translation>请先勾选一个指标。</translation>
    </message>
    <message>
        <source>Measure the checked metrics of everything checked</source>
        <translation>测量所有勾选对象的所选指标</translation>
    </message>
    <message>
        <source>Choose a folder of real pictures</source>
        <translation>选择真实图片的文件夹</translation>
    </message>
    <message>
        <source>Choose a feature network</source>
        <translation>选择特征网络</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The class found; clear the check box to leave out its pictures</source>
        <translation>找到的类别；取消勾选即可排除其图片</translation>
    </message>
    <message>
        <source>The name of the class; classes with the same name are merged</source>
        <translation>类别的名称；同名的类别会合并</translation>
    </message>
    <message>
        <source>How many pictures were found</source>
        <translation>找到的图片数量</translation>
    </message>
    <message>
        <source>Double-click a name to change it. Your files do not change.</source>
        <translation>双击名称即可修改。你的文件保持不变。</translation>
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
        <source>The run whose pictures are shown beside those of this run</source>
        <translation>与本次训练并排显示哪次训练的图片</translation>
    </message>
    <message>
        <source>Open a run folder to compare with</source>
        <translation>打开要比较的训练文件夹</translation>
    </message>
    <message>
        <source>Draw the other pictures with an earlier snapshot of the model</source>
        <translation>用模型较早的快照画另一边的图片</translation>
    </message>
    <message>
        <source>Snapshot to compare with</source>
        <translation>要比较的快照</translation>
    </message>
    <message>
        <source>Match training length</source>
        <translation>匹配训练时长</translation>
    </message>
    <message>
        <source>Choose the other run&apos;s snapshot that has seen about as many images</source>
        <translation>选择另一次训练中看过的图片与当前模型大致一样多的快照</translation>
    </message>
    <message>
        <source>The picture of the other model</source>
        <translation>另一个模型的图片</translation>
    </message>
    <message>
        <source>The same latent, drawn by the other model; use the arrow keys for other seeds</source>
        <translation>由另一个模型画出的同一潜变量；方向键切换种子</translation>
    </message>
    <message>
        <source>This run, other snapshot</source>
        <translation>本次训练的其他快照</translation>
    </message>
    <message>
        <source>Open run folder</source>
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
        <source>Nothing to compare with.</source>
        <translation>没有可比较的内容。</translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation>更改种子</translation>
    </message>
    <message>
        <source>This picture has no seed, and the latents of the two runs differ in size.</source>
        <translation>这张图片不来自种子，而且两次训练的潜变量长度不同。</translation>
    </message>
    <message>
        <source>Both sides show the same snapshot: choose another snapshot or another run.</source>
        <translation>两边是同一个快照：请选择另一个快照或另一次训练。</translation>
    </message>
    <message>
        <source>The same latents, drawn by two snapshots of this run.</source>
        <translation>由本次训练的两个快照画出的同一潜变量。</translation>
    </message>
    <message>
        <source>It shows the picture without its layer edits.</source>
        <translation>它显示的是未经逐层编辑的图片。</translation>
    </message>
</context>
<context>
    <name>ConfigForm</name>
    <message>
        <source>Advanced settings</source>
        <translation>高级设置</translation>
    </message>
    <message>
        <source>Show or hide advanced settings</source>
        <translation>显示或隐藏高级设置</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>This run has reached its goal. To continue, increase “Train for”.</source>
        <translation>此次训练已达到目标。要继续训练，请增大“训练量”。</translation>
    </message>
    <message>
        <source>Save a checkpoint and stop; you can resume later</source>
        <translation>保存检查点并停止，以后可以继续</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start training with these settings</source>
        <translation>用这些设置开始训练</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Resume the training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Continue from the last checkpoint</source>
        <translation>从最近的检查点继续</translation>
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
        <source>Keep this run as it is and start a new one with these settings</source>
        <translation>保留当前训练不变，用这些设置开始新的训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stopping...</source>
        <translation>正在停止...</translation>
    </message>
    <message>
        <source>Saving a checkpoint</source>
        <translation>正在保存检查点</translation>
    </message>
</context>
<context>
    <name>ConvergencePlot</name>
    <message>
        <source>Likeness of the best result over time</source>
        <translation>最佳结果的相似度随时间的变化</translation>
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
        <source>closest training picture</source>
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
        <source>Drag the frame to move it, or its border to resize it. The arrow keys move it; with Ctrl they resize it.</source>
        <translation>拖动边框内部移动，拖动边缘调整大小。方向键移动，按住 Ctrl 时调整大小。</translation>
    </message>
</context>
<context>
    <name>CurveChoice</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Choose what the curve shows: the quality at the check-ups, or a metric measured during the training</source>
        <translation>选择曲线显示的内容：检查时的质量，或训练期间测量的指标</translation>
    </message>
    <message>
        <source>Quality at check-ups</source>
        <translation>检查时的质量</translation>
    </message>
    <message>
        <source>{metric} (studio features)</source>
        <translation>{metric}（工作室特征）</translation>
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
        <source>Open the built-in handwritten sevens and start training</source>
        <translation>打开内置的手写数字 7 并开始训练</translation>
    </message>
    <message>
        <source>Or drop pictures anywhere on this window: folders, files, archives, arrays or films. Press Ctrl+V to paste.</source>
        <translation>也可以把图片拖放到窗口的任意位置：文件夹、文件、压缩包、数组、视频。按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Pictures will be checked when training ends.</source>
        <translation>训练结束后会检查图片。</translation>
    </message>
    <message>
        <source>Checking the pictures...</source>
        <translation>正在检查图片…</translation>
    </message>
    <message>
        <source>The pictures have not been checked yet.</source>
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
        <source>How far to move along the direction, in standard deviations</source>
        <translation>沿该方向移动多远，以标准差计</translation>
    </message>
    <message>
        <source>The exact amount in standard deviations, up to {most}; the slider covers a smaller range</source>
        <translation>以标准差表示的精确数值，最大 {most}；滑块的范围较小</translation>
    </message>
    <message>
        <source>{name}: amount</source>
        <translation>{name}：数值</translation>
    </message>
    <message>
        <source>Reset to the middle</source>
        <translation>归位</translation>
    </message>
    <message>
        <source>Save the direction with the run</source>
        <translation>把该方向随训练保存</translation>
    </message>
    <message>
        <source>Remove direction ({keys} restores it)</source>
        <translation>移除方向（{keys} 恢复）</translation>
    </message>
    <message>
        <source>{name}: type a new name to rename the direction</source>
        <translation>{name}：输入新名称即可重命名该方向</translation>
    </message>
    <message>
        <source>Name of the direction</source>
        <translation>方向的名称</translation>
    </message>
    <message>
        <source>Nothing of this direction is left when other attributes stay fixed: another direction points the same way</source>
        <translation>保持其他方向不变时它已无剩余：另一个方向与它相同</translation>
    </message>
</context>
<context>
    <name>DirectionSearch</name>
    <message>
        <source>Analysing what the model draws...</source>
        <translation>正在分析模型画出的内容…</translation>
    </message>
    <message>
        <source>Finding directions</source>
        <translation>正在寻找方向</translation>
    </message>
    <message>
        <source>Analysing what the model draws: {share}</source>
        <translation>正在分析模型画出的内容：{share}</translation>
    </message>
    <message>
        <source>Computing the principal components...</source>
        <translation>正在计算主成分…</translation>
    </message>
</context>
<context>
    <name>DirectionsTool</name>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Which directions the sliders use</source>
        <translation>滑块使用哪些方向</translation>
    </message>
    <message>
        <source>From the weights (SeFa)</source>
        <translation>由权重得出（SeFa）</translation>
    </message>
    <message>
        <source>From drawn pictures (PCA)</source>
        <translation>由画出的图片得出（PCA）</translation>
    </message>
    <message>
        <source>Your directions</source>
        <translation>你的方向</translation>
    </message>
    <message>
        <source>Keep other attributes fixed</source>
        <translation>保持其他属性不变</translation>
    </message>
    <message>
        <source>Each slider changes as little as possible of what the other sliders in the list change</source>
        <translation>每个滑块尽量不改变列表中其他滑块所改变的内容</translation>
    </message>
    <message>
        <source>No directions of your own yet: mark pictures below, or save a direction found in the model with its heart button.</source>
        <translation>还没有你自己的方向：请在下方标记图片，或点击心形按钮保存在模型中找到的方向。</translation>
    </message>
    <message>
        <source>Save direction</source>
        <translation>保存方向</translation>
    </message>
    <message>
        <source>Saved as “{name}”: choose “Your directions” to rename it.</source>
        <translation>已保存为“{name}”：可在“你的方向”中重命名。</translation>
    </message>
    <message>
        <source>Remove direction</source>
        <translation>移除方向</translation>
    </message>
    <message>
        <source>Rename direction</source>
        <translation>重命名方向</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>全部归位</translation>
    </message>
    <message>
        <source>Return to the picture before any change</source>
        <translation>回到更改之前的图片</translation>
    </message>
    <message>
        <source>Direction {number}</source>
        <translation>方向 {number}</translation>
    </message>
    <message>
        <source>Move along a direction</source>
        <translation>沿方向移动</translation>
    </message>
    <message>
        <source>Each slider covers three standard deviations to either side.</source>
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
        <source>The doctor examines the training every few seconds and says what is wrong and what helps.</source>
        <translation>医生每隔几秒检查一次训练，指出问题以及解决办法。</translation>
    </message>
    <message>
        <source>The training looks healthy.</source>
        <translation>训练看起来正常。</translation>
    </message>
    <message>
        <source>Not enough data for a diagnosis yet.</source>
        <translation>数据还不足以作出诊断。</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Open run {name}</source>
        <translation>打开训练 {name}</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} 和另外 {count} 个</translation>
    </message>
    <message>
        <source>Learn from the contents of {name}</source>
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
        <source>Import the network in {name}</source>
        <translation>导入 {name} 中的网络</translation>
    </message>
    <message>
        <source>Learn from {name}</source>
        <translation>从 {name} 学习</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>This run is an upscaler: it enlarges pictures on the Upscale page and has no latent space.</source>
        <translation>此次训练是放大器：它在放大页把图片变大，没有潜空间。</translation>
    </message>
    <message>
        <source>This run is a {kind}: it has no latent space. Compare its pictures with those of a GAN on the Evaluate page.</source>
        <translation>此运行是{kind}：没有潜空间。请在“评估”页将它的图片与 GAN 的图片比较。</translation>
    </message>
    <message>
        <source>Open the most recent run, to look at it or to continue its training</source>
        <translation>打开最近的训练，查看它或继续训练</translation>
    </message>
    <message>
        <source>Open last run</source>
        <translation>打开上次的训练</translation>
    </message>
    <message>
        <source>No snapshot yet. The first one comes after {images} images of training.</source>
        <translation>还没有快照。第一个快照在训练 {images} 张图片之后出现。</translation>
    </message>
    <message>
        <source>Reopen {run}</source>
        <translation>重新打开 {run}</translation>
    </message>
</context>
<context>
    <name>EncoderButton</name>
    <message>
        <source>Train a small network on the model&apos;s own pictures that estimates the latent of a picture at once: searches then start there and get closer in the same time. This takes a few minutes, at most ten, once for each snapshot</source>
        <translation>用模型自己的图片训练一个小网络，直接估计图片的潜变量：之后的搜索从该处出发，在同样的时间里更接近。需要几分钟，最多十分钟，每个快照一次</translation>
    </message>
    <message>
        <source>Train encoder</source>
        <translation>训练编码器</translation>
    </message>
    <message>
        <source>The encoder was trained for the snapshot at {images} images and is not used. Train it for this snapshot</source>
        <translation>编码器是为第 {images} 张图片处的快照训练的，不会被使用。请为当前快照重新训练</translation>
    </message>
    <message>
        <source>Retrain encoder</source>
        <translation>重新训练编码器</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>完全一致地</translation>
    </message>
    <message>
        <source>at {value} dB</source>
        <translation>以 {value} dB</translation>
    </message>
    <message>
        <source>Searches start from the encoder&apos;s estimate. Alone, it recovers the model&apos;s own pictures {near}. Click to retrain it</source>
        <translation>搜索从编码器的估计出发。单独使用时，它能{near}恢复模型自己的图片。点击可重新训练</translation>
    </message>
    <message>
        <source>Encoder trained</source>
        <translation>编码器已训练</translation>
    </message>
    <message>
        <source>Training an encoder</source>
        <translation>正在训练编码器</translation>
    </message>
    <message>
        <source>Training the encoder</source>
        <translation>正在训练编码器</translation>
    </message>
    <message>
        <source>Cancel the training of the encoder: nothing is saved</source>
        <translation>取消训练编码器：不保存任何内容</translation>
    </message>
    <message>
        <source>Training: {percent} %</source>
        <translation>训练中：{percent} %</translation>
    </message>
    <message>
        <source>The encoder is trained; the next search will use it</source>
        <translation>编码器已训练好；下一次搜索会使用它</translation>
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
        <source>Error</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>意外错误</translation>
    </message>
    <message>
        <source>Your runs on disk are safe. If this happens again, report it with the text below. The log is at {path}</source>
        <translation>磁盘上的训练是安全的。如果再次发生，请附上以下文字进行报告。日志位于 {path}</translation>
    </message>
    <message>
        <source>Error text</source>
        <translation>错误文字</translation>
    </message>
    <message>
        <source>Where in the program the error occurred</source>
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
        <source>Measure how long the training will take and how much memory it needs, with a short test on this device</source>
        <translation>在此设备上做一次简短测试，测出训练需要的时间和内存</translation>
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
        <source>Only {free} MB is free.</source>
        <translation>仅剩 {free} MB 可用。</translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <source>Go to Train</source>
        <translation>前往训练</translation>
    </message>
    <message>
        <source>Train a model, or choose a run at the top of the window</source>
        <translation>训练一个模型，或在窗口顶部选择一个运行</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What to show of the results</source>
        <translation>显示结果的哪一部分</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Kinds of model</source>
        <translation>模型种类</translation>
    </message>
    <message>
        <source>Choose real pictures...</source>
        <translation>选择真实图片...</translation>
    </message>
    <message>
        <source>Choose a folder of real pictures to compare with</source>
        <translation>选择用于比较的真实图片文件夹</translation>
    </message>
    <message>
        <source>Evaluating...</source>
        <translation>正在评估...</translation>
    </message>
    <message>
        <source>The figures appear here. The status bar shows the progress.</source>
        <translation>数值将显示在这里。状态栏显示进度。</translation>
    </message>
    <message>
        <source>Not evaluated yet.</source>
        <translation>尚未评估。</translation>
    </message>
    <message>
        <source>Nothing to evaluate yet.</source>
        <translation>还没有可评估的内容。</translation>
    </message>
    <message>
        <source>Choose what to judge on the right, then press Evaluate.</source>
        <translation>在右侧选择评估对象，然后按“评估”。</translation>
    </message>
    <message>
        <source>Open a run at the top of the window, or drop a folder, zip or npz file of generated pictures here.</source>
        <translation>在窗口顶部打开一个运行，或将生成图片的文件夹、zip 或 npz 文件拖到这里。</translation>
    </message>
</context>
<context>
    <name>Evaluations</name>
    <message>
        <source>Evaluating</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <source>Exporting the figures</source>
        <translation>正在导出数值</translation>
    </message>
    <message>
        <source>Training baselines</source>
        <translation>正在训练基线</translation>
    </message>
</context>
<context>
    <name>ExploreActions</name>
    <message>
        <source>Added to the shelf</source>
        <translation>已放上收藏架</translation>
    </message>
    <message>
        <source>Removed from the shelf</source>
        <translation>已从收藏架移除</translation>
    </message>
    <message>
        <source>Seed copied to the clipboard</source>
        <translation>种子已复制到剪贴板</translation>
    </message>
    <message>
        <source>Image copied to the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Nothing to film yet</source>
        <translation>还没有可拍成影片的内容</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Export of pictures</source>
        <translation>导出图片</translation>
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
        <source>Drag the picture to the shelf or into a tool; double-click to enlarge it; use the arrow keys for other seeds</source>
        <translation>可拖到收藏架或工具中；双击放大显示；方向键切换种子</translation>
    </message>
    <message>
        <source>No model to explore yet.</source>
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
        <source>Open a run at the top of the window, or train one: you can explore it from its first snapshot on.</source>
        <translation>在窗口顶部打开一次训练，或者新训练一个：有了第一个快照就可以探索。</translation>
    </message>
    <message>
        <source>The model can&apos;t be loaded.</source>
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
        <source>Change the seed</source>
        <translation>更改种子</translation>
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
        <source>Mixed / Edited</source>
        <translation>混合 / 已编辑</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>要导出的内容</translation>
    </message>
    <message>
        <source>Choose file...</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file name and start the export; the status bar shows its progress</source>
        <translation>选择文件名并开始导出；状态栏显示进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close without exporting</source>
        <translation>关闭，不写任何文件</translation>
    </message>
    <message>
        <source>Estimating the size...</source>
        <translation>正在估计大小…</translation>
    </message>
    <message>
        <source>About {size} (estimate)</source>
        <translation>约 {size}（估计）</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How many times larger each pixel is drawn, without blurring</source>
        <translation>每个像素放大多少倍，不做模糊</translation>
    </message>
</context>
<context>
    <name>ExportMenu</name>
    <message>
        <source>Export the figures as a report, a table or a picture</source>
        <translation>将数值导出为报告、表格或图片</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>HTML report...</source>
        <translation>HTML 报告...</translation>
    </message>
    <message>
        <source>HTML report (*.html)</source>
        <translation>HTML 报告 (*.html)</translation>
    </message>
    <message>
        <source>CSV table...</source>
        <translation>CSV 表格...</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Markdown table...</source>
        <translation>Markdown 表格...</translation>
    </message>
    <message>
        <source>Markdown table (*.md)</source>
        <translation>Markdown 表格 (*.md)</translation>
    </message>
    <message>
        <source>JSON...</source>
        <translation>JSON 文件...</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>PNG picture...</source>
        <translation>PNG 图片...</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>导出数值</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>A row for each judged set, a column for each metric. Point at a value for all about it</source>
        <translation>每个评估对象一行，每个指标一列。将指针放在数值上可查看详情</translation>
    </message>
    <message>
        <source>Copy figure with its interval</source>
        <translation>复制数值及其区间</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>studio features</source>
        <translation>工作室特征</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>越低越好。</translation>
    </message>
    <message>
        <source>Higher is better.</source>
        <translation>越高越好。</translation>
    </message>
    <message>
        <source>95 % interval: {low} to {high}</source>
        <translation>95 % 区间：{low} 至 {high}</translation>
    </message>
    <message>
        <source>floor, real to real: {floor}</source>
        <translation>下限（真实对真实）：{floor}</translation>
    </message>
    <message>
        <source>{count} judged, compared with {real} real pictures</source>
        <translation>评估 {count} 张，与 {real} 张真实图片比较</translation>
    </message>
    <message>
        <source>By class: {values}</source>
        <translation>按类别：{values}</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>★ best · ≈ cannot be told apart from the best · bar: 95 % interval · green line: floor</source>
        <translation>★ 最佳 · ≈ 与最佳无法区分 · 横条：95 % 区间 · 绿线：下限</translation>
    </message>
    <message>
        <source>{count} more comparisons are in the exported figures.</source>
        <translation>另有 {count} 项比较见导出的数值。</translation>
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
        <source>Film</source>
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
        <source>Export one film file, or a folder of pictures</source>
        <translation>导出为一个影片文件，或一个图片文件夹</translation>
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
        <source>The time from the first frame of the film to the last</source>
        <translation>影片从第一帧到最后一帧的时长</translation>
    </message>
    <message>
        <source>More frames look smoother but make a larger file; a GIF can have at most 50</source>
        <translation>帧数越多越流畅，文件也越大；GIF 最多 50</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Loop forever</source>
        <translation>无限循环</translation>
    </message>
    <message>
        <source>Restart the film when it ends; for an MP4 the player decides</source>
        <translation>影片结束后从头播放；MP4 由播放器决定</translation>
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
        <source>What to search for</source>
        <translation>搜索对象</translation>
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
        <source>Choose folder...</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder of pictures to find in the model</source>
        <translation>选择要在模型中寻找的图片文件夹</translation>
    </message>
    <message>
        <source>Each picture gets a code: see which are alike and how well codes tell classes apart.</source>
        <translation>每张图片得到一个编码：可以看出哪些图片相似，以及编码能把类别区分到什么程度。</translation>
    </message>
    <message>
        <source>Use the encoder&apos;s estimates without a search: much faster, but less exact</source>
        <translation>直接采用编码器的估计，不再搜索：快得多，但不那么精确</translation>
    </message>
    <message>
        <source>Encoder only</source>
        <translation>仅用编码器</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Searching for every picture.</source>
        <translation>正在搜索每一张图片。</translation>
    </message>
    <message>
        <source>Likeness {psnr}</source>
        <translation>相似度 {psnr}</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
    <message>
        <source>Choose image files, archives, arrays or films</source>
        <translation>选择图片文件、压缩包、数组或视频</translation>
    </message>
    <message>
        <source>Fine-tuning works with one picture only; the pictures of a folder are searched for fast</source>
        <translation>微调只适用于单张图片；文件夹中的图片将快速搜索</translation>
    </message>
    <message>
        <source>Searching for a folder of pictures</source>
        <translation>正在搜索整个文件夹的图片</translation>
    </message>
    <message>
        <source>Save codes</source>
        <translation>保存编码</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 数组 (*.npz)</translation>
    </message>
    <message>
        <source>Saving codes</source>
        <translation>正在保存编码</translation>
    </message>
</context>
<context>
    <name>FolderView</name>
    <message>
        <source>Pictures by code</source>
        <translation>按编码排列的图片</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The model&apos;s result</source>
        <translation>模型的结果</translation>
    </message>
    <message>
        <source>Drag the picture into a tool or onto another page</source>
        <translation>可以把图片拖到工具或其他页面</translation>
    </message>
    <message>
        <source>Nearest pictures by code</source>
        <translation>编码最接近的图片</translation>
    </message>
    <message>
        <source>Click a picture to go to it, or drag it into a tool or onto another page</source>
        <translation>点击图片可前往它，也可以拖到工具或其他页面</translation>
    </message>
    <message>
        <source>Each picture is classified by a linear classifier that was trained on other pictures. In brackets: the 95 % confidence interval.</source>
        <translation>每张图片由一个用其他图片训练的线性分类器分类。括号中为 95 % 置信区间。</translation>
    </message>
    <message>
        <source>Save codes...</source>
        <translation>保存编码…</translation>
    </message>
    <message>
        <source>Save the codes with names and classes as an npz file, for NumPy and other programs</source>
        <translation>把编码连同名称和类别保存为 npz 文件，供 NumPy 等使用</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Nearest by code</source>
        <translation>编码最接近的</translation>
    </message>
    <message>
        <source>no class</source>
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
        <source>The model was trained on these very pictures: pictures it has not seen would say more.</source>
        <translation>模型正是用这些图片训练的：用它没见过的图片更能说明问题。</translation>
    </message>
    <message>
        <source>median likeness {psnr}</source>
        <translation>相似度中位数 {psnr}</translation>
    </message>
    <message>
        <source>left out: {count} {cause}</source>
        <translation>已跳过：{count} 个{cause}</translation>
    </message>
    <message>
        <source>{name}, {distance} away</source>
        <translation>{name}，距离 {distance}</translation>
    </message>
</context>
<context>
    <name>FrameBox</name>
    <message>
        <source>{setting}: width</source>
        <translation>{setting}：宽度</translation>
    </message>
    <message>
        <source>{setting}: height</source>
        <translation>{setting}：高度</translation>
    </message>
    <message>
        <source>Choose a common frame, or let the studio choose one that suits the pictures</source>
        <translation>选择常用画幅，或由软件根据图片选择</translation>
    </message>
    <message>
        <source>Width in pixels, a multiple of 16. The arrow keys change it by 16.</source>
        <translation>宽度（像素），16 的倍数。方向键每次改变 16。</translation>
    </message>
    <message>
        <source>Height in pixels, a multiple of 16. The arrow keys change it by 16.</source>
        <translation>高度（像素），16 的倍数。方向键每次改变 16。</translation>
    </message>
    <message>
        <source>Keep the proportions when a side changes, as near as multiples of 16 allow</source>
        <translation>改变一边时保持宽高比，在 16 的倍数允许的范围内尽量接近</translation>
    </message>
    <message>
        <source>Keep the proportions</source>
        <translation>保持宽高比</translation>
    </message>
</context>
<context>
    <name>FrameButton</name>
    <message>
        <source>{frame} px</source>
        <translation>{frame} px</translation>
    </message>
    <message>
        <source>{frame}: the centre crop removes {share} of each picture, on average</source>
        <translation>{frame}：中心裁剪平均去掉每张图片的 {share}</translation>
    </message>
</context>
<context>
    <name>FrameChooser</name>
    <message>
        <source>Frames, with the share of each picture that the crop removes</source>
        <translation>各画幅以及裁剪去掉的图片比例</translation>
    </message>
    <message>
        <source>Common frames</source>
        <translation>常用画幅</translation>
    </message>
</context>
<context>
    <name>GroupsPanel</name>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>What defines the direction: pictures that you mark, or two classes</source>
        <translation>由什么确定方向：你标记的图片，或两个类别</translation>
    </message>
    <message>
        <source>From marked pictures</source>
        <translation>由标记的图片</translation>
    </message>
    <message>
        <source>From one class to another</source>
        <translation>由一个类别到另一个</translation>
    </message>
    <message>
        <source>The class at which the direction starts</source>
        <translation>方向的起始类别</translation>
    </message>
    <message>
        <source>The class at which the direction ends</source>
        <translation>方向的目标类别</translation>
    </message>
    <message>
        <source>Name of the new direction</source>
        <translation>新方向的名称</translation>
    </message>
    <message>
        <source>A name for what changes along the direction; optional</source>
        <translation>沿该方向变化的内容的名称；可以留空</translation>
    </message>
    <message>
        <source>Find direction</source>
        <translation>寻找方向</translation>
    </message>
    <message>
        <source>Find the direction from the pictures without the attribute to those with it, and save it</source>
        <translation>找出从没有该特征的图片到有该特征的图片的方向，并保存</translation>
    </message>
    <message>
        <source>Name, e.g. thicker</source>
        <translation>名称，例如：更粗</translation>
    </message>
    <message>
        <source>Mark with</source>
        <translation>标记有</translation>
    </message>
    <message>
        <source>Mark without</source>
        <translation>标记无</translation>
    </message>
    <message>
        <source>While this is on, click pictures in the grid or on the shelf that have the attribute. {key} marks the picture shown.</source>
        <translation>开启时，点击网格或收藏架中具有该特征的图片。{key} 标记当前图片。</translation>
    </message>
    <message>
        <source>While this is on, click pictures in the grid or on the shelf that lack the attribute. {key} marks the picture shown.</source>
        <translation>开启时，点击网格或收藏架中没有该特征的图片。{key} 标记当前图片。</translation>
    </message>
    <message>
        <source>New direction</source>
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
        <source>{count} more with it</source>
        <translation>再要 {count} 张有的</translation>
    </message>
    <message>
        <source>{count} more without it</source>
        <translation>再要 {count} 张没有的</translation>
    </message>
    <message>
        <source>Still needed: {parts}.</source>
        <translation>还需要：{parts}。</translation>
    </message>
    <message>
        <source>Enough to start. More pictures make the direction more reliable: on digits, 10 per group changed 72 % of the pictures, 200 per group 93 %.</source>
        <translation>可以开始了。图片越多越可靠：在数字上，每组 10 张改变了 72 % 的图片，每组 200 张改变了 93 %。</translation>
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
        <source>Computing the direction...</source>
        <translation>正在计算方向…</translation>
    </message>
    <message>
        <source>Found and saved. Two standard deviations turn one class into the other.</source>
        <translation>已找到并保存。两个标准差可把一个类别变成另一个。</translation>
    </message>
    <message>
        <source>Found and saved. {verdict}, tested on pictures that were not used to find it.</source>
        <translation>已找到并保存。{verdict}（用未参与计算的图片评判）。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Follow system</source>
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
        <source>The run shown on all pages. Click to open the list of runs.</source>
        <translation>各页面所显示的训练。点击打开训练列表。</translation>
    </message>
    <message>
        <source>Light or dark theme</source>
        <translation>浅色或深色主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Help for this page (F1)</source>
        <translation>此页面的帮助 (F1)</translation>
    </message>
    <message>
        <source>No run open</source>
        <translation>未打开训练</translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation>正在加载引擎</translation>
    </message>
    <message>
        <source>Training uses {name} in {precision}.</source>
        <translation>训练使用 {name}，精度 {precision}。</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Open run folder...</source>
        <translation>打开训练文件夹...</translation>
    </message>
    <message>
        <source>Import network...</source>
        <translation>导入网络…</translation>
    </message>
    <message>
        <source>Open run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
    <message>
        <source>Networks of StyleGAN2-ADA, StyleGAN3, stylegan2-pytorch ({kinds})</source>
        <translation>StyleGAN2-ADA、StyleGAN3、stylegan2-pytorch 的网络（{kinds}）</translation>
    </message>
    <message>
        <source>Import network</source>
        <translation>导入网络</translation>
    </message>
</context>
<context>
    <name>Heatmap</name>
    <message>
        <source>Dark: no difference. Bright: the largest difference. Point at a pixel to see its value.</source>
        <translation>暗：没有差异。亮：差异最大。指向某个像素可查看数值。</translation>
    </message>
</context>
<context>
    <name>ImageGrid</name>
    <message>
        <source>Sample grid</source>
        <translation>样本网格</translation>
    </message>
    <message>
        <source>Save grid</source>
        <translation>保存网格</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>The licence of the network, such as CC BY-NC 4.0. It is kept with the run.</source>
        <translation>网络的许可证，例如 CC BY-NC 4.0。它与运行一起保存。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Licence, if you know it</source>
        <translation>许可证（如果知道）</translation>
    </message>
    <message>
        <source>Who made the network, or the address where you found it. It is kept with the run.</source>
        <translation>网络的作者，或找到它的网址。它与运行一起保存。</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Author or web address</source>
        <translation>作者或网址</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Make a run of this network and explore it</source>
        <translation>用该网络创建一个运行并探索它</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not import this file</source>
        <translation>不导入此文件</translation>
    </message>
    <message>
        <source>Import the network in {name}? Nothing in the file is executed. Check that its licence allows your use.</source>
        <translation>导入 {name} 中的网络？文件中的任何代码都不会被执行。请确认其许可证允许您的用途。</translation>
    </message>
</context>
<context>
    <name>InpaintPage</name>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Find plausible contents for the masked area</source>
        <translation>为蒙版区域寻找合理的内容</translation>
    </message>
    <message>
        <source>Filling the masked area</source>
        <translation>正在填充蒙版区域</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果数</translation>
    </message>
    <message>
        <source>How many answers to find at a time</source>
        <translation>每次寻找多少个结果</translation>
    </message>
    <message>
        <source>Click an answer to show it, or drag it into a tool or onto another page</source>
        <translation>点击结果即可显示，也可以拖到工具或其他页面</translation>
    </message>
    <message>
        <source>Use answer</source>
        <translation>使用此结果</translation>
    </message>
    <message>
        <source>Put this answer into the picture, so that you can mask the next area</source>
        <translation>把此结果放进图片，以便绘制下一个蒙版区域</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose or paste one.</source>
        <translation>把图片拖到这里，或者选择、粘贴一张。</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>结果 {number}</translation>
    </message>
    <message>
        <source>Not filled yet</source>
        <translation>尚未填充</translation>
    </message>
    <message>
        <source>Inserting the answer</source>
        <translation>正在把结果放进图片</translation>
    </message>
    <message>
        <source>Answer {number} of {count} · likeness around the masked area {value} dB</source>
        <translation>结果 {number} / {count} · 蒙版区域周围的相似度 {value} dB</translation>
    </message>
    <message>
        <source>Paint over the area to fill. In a picture larger than the model&apos;s, the model sees a window around each area.</source>
        <translation>涂抹要填充的区域。如果图片大于模型的图像，模型看到的是每个区域周围的窗口。</translation>
    </message>
    <message>
        <source>The content is invented. It was chosen to match the surroundings; other answers may be just as plausible.</source>
        <translation>填充的内容是编造的。它的选择标准是与周围相符；其他结果可能同样合理。</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>The clipboard holds no picture or file</source>
        <translation>剪贴板中没有图片或文件</translation>
    </message>
</context>
<context>
    <name>InterpolatePanel</name>
    <message>
        <source>Add picture shown</source>
        <translation>添加当前图片</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>移除关键帧</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>缓入缓出</translation>
    </message>
    <message>
        <source>Constant speed</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>Ease in</source>
        <translation>先慢后快</translation>
    </message>
    <message>
        <source>Ease out</source>
        <translation>先快后慢</translation>
    </message>
    <message>
        <source>Arc</source>
        <translation>弧线</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Smooth curve</source>
        <translation>平滑曲线</translation>
    </message>
    <message>
        <source>Before the mapping (z)</source>
        <translation>映射之前（z）</translation>
    </message>
    <message>
        <source>After the mapping (w)</source>
        <translation>映射之后（w）</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Arc: every step changes the picture about equally. Line: the shortest path, past the average picture. Smooth curve: no abrupt turn at the keyframes.</source>
        <translation>弧线：每一步的变化大致相同。直线：最短路径，经过平均图片附近。平滑曲线：在关键帧处没有急转。</translation>
    </message>
    <message>
        <source>Add the picture shown after the last keyframe</source>
        <translation>把当前图片放到最后一个关键帧之后</translation>
    </message>
    <message>
        <source>Remove the selected keyframe (Delete)</source>
        <translation>移除选中的关键帧（Delete）</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>The time from the selected keyframe to the next one</source>
        <translation>从选中的关键帧到下一帧需要多久</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>缓动</translation>
    </message>
    <message>
        <source>How the speed changes between these two keyframes</source>
        <translation>这两个关键帧之间速度如何变化</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>The space in which the path is computed; after the mapping, pictures change more evenly</source>
        <translation>在哪个空间中计算路径；在映射之后，图片变化更均匀</translation>
    </message>
    <message>
        <source>Continue from the last keyframe to the first, without end</source>
        <translation>从最后一帧回到第一帧，没有尽头</translation>
    </message>
    <message>
        <source>Add at least two keyframes. Drag them to change their order; click one to set the duration and easing that follow it.</source>
        <translation>至少添加两个关键帧。拖动可调整顺序；单击一个可设置其后的时长和缓动。</translation>
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
        <source>Play all keyframes</source>
        <translation>播放所有关键帧</translation>
    </message>
</context>
<context>
    <name>InterpolateTool</name>
    <message>
        <source>Keyframes</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Drop pictures from the grid or the shelf here to use them as keyframes.</source>
        <translation>把网格或收藏架中的图片拖到这里，它们就成为关键帧。</translation>
    </message>
    <message>
        <source>Pictures in between</source>
        <translation>中间的图片</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>中间图片</translation>
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
        <source>Change duration</source>
        <translation>更改时长</translation>
    </message>
    <message>
        <source>Change easing</source>
        <translation>更改缓动</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Reorder keyframes</source>
        <translation>调整关键帧顺序</translation>
    </message>
    <message>
        <source>Add keyframe</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Remove keyframe</source>
        <translation>移除关键帧</translation>
    </message>
    <message>
        <source>Change path</source>
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
        <source>Find the latent whose picture is most like the part in the frame</source>
        <translation>寻找所画图片与方框内部分最相似的潜变量</translation>
    </message>
    <message>
        <source>Searching for the picture</source>
        <translation>正在搜索图片</translation>
    </message>
    <message>
        <source>Your picture; the frame marks the part to search for</source>
        <translation>你的图片，方框内为要搜索的部分</translation>
    </message>
    <message>
        <source>The model&apos;s result</source>
        <translation>模型的结果</translation>
    </message>
    <message>
        <source>Drag the picture into a tool or onto another page</source>
        <translation>可以把图片拖到工具或其他页面</translation>
    </message>
    <message>
        <source>Difference between the two</source>
        <translation>两者的差异</translation>
    </message>
    <message>
        <source>Difference (grey levels, 0 to 255)</source>
        <translation>差异（灰度级，0 到 255）</translation>
    </message>
    <message>
        <source>Results, the best first</source>
        <translation>结果，最好的在前</translation>
    </message>
    <message>
        <source>Click an answer to show it, or drag it into a tool or onto another page</source>
        <translation>点击结果即可显示，也可以拖到工具或其他页面</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose or paste one.</source>
        <translation>把图片拖到这里，或者选择、粘贴一张。</translation>
    </message>
    <message>
        <source>Opened a copy of the model that was fine-tuned to your picture</source>
        <translation>现在打开的是为你的图片微调过的模型副本</translation>
    </message>
    <message>
        <source>Likeness {psnr} so far</source>
        <translation>目前相似度 {psnr}</translation>
    </message>
    <message>
        <source>Frame the part the model should reproduce, then press Search.</source>
        <translation>用方框选取要让模型重现的部分，然后点击“搜索”。</translation>
    </message>
    <message>
        <source>No search yet</source>
        <translation>尚未搜索</translation>
    </message>
    <message>
        <source>Your picture is one of the training pictures.</source>
        <translation>你的图片就在模型学过的图片之中。</translation>
    </message>
    <message>
        <source>The closest training picture matches yours at {value} dB, structure {ssim}.</source>
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
        <source>The model&apos;s result appears here.</source>
        <translation>模型的结果会显示在这里。</translation>
    </message>
    <message>
        <source>Differences appear here.</source>
        <translation>差异会显示在这里。</translation>
    </message>
</context>
<context>
    <name>KindTree</name>
    <message>
        <source>Generative models</source>
        <translation>生成模型</translation>
    </message>
    <message>
        <source>Models that learn to generate pictures like those in a data set</source>
        <translation>学习生成与某个图片集相似图片的模型</translation>
    </message>
    <message>
        <source>Explicit density</source>
        <translation>显式密度</translation>
    </message>
    <message>
        <source>States how likely each picture is</source>
        <translation>给出每张图片的可能性</translation>
    </message>
    <message>
        <source>Tractable</source>
        <translation>可精确计算</translation>
    </message>
    <message>
        <source>The likelihood is computed exactly: mixtures, kernel densities</source>
        <translation>似然可精确计算：混合模型、核密度</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>近似</translation>
    </message>
    <message>
        <source>Only a bound is known: variational autoencoders</source>
        <translation>只知道一个界：变分自编码器</translation>
    </message>
    <message>
        <source>Implicit density</source>
        <translation>隐式密度</translation>
    </message>
    <message>
        <source>Draws pictures and states no likelihood: GANs</source>
        <translation>只生成图片，不给出似然：GAN</translation>
    </message>
    <message>
        <source>None judged yet</source>
        <translation>尚未评估</translation>
    </message>
</context>
<context>
    <name>KindsTab</name>
    <message>
        <source>Likelihood says how well a model predicts pictures it has not seen; sample quality says how its own pictures look. Neither follows from the other: a model can be good at one and poor at the other.</source>
        <translation>似然说明模型对未见过的图片预测得如何；样本质量说明模型自己的图片看起来如何。二者互不蕴含：一个模型可以一方面好而另一方面差。</translation>
    </message>
    <message>
        <source>Train baselines</source>
        <translation>训练基线</translation>
    </message>
    <message>
        <source>Train a Gaussian mixture, a kernel density and a variational autoencoder on the real pictures, as runs to judge</source>
        <translation>在真实图片上训练高斯混合、核密度和变分自编码器，作为可评估的运行</translation>
    </message>
    <message>
        <source>Open a run or choose the real pictures first.</source>
        <translation>请先打开一个运行，或选择真实图片。</translation>
    </message>
    <message>
        <source>Running. The status bar shows the progress and a Cancel button.</source>
        <translation>正在运行。状态栏显示进度和“取消”按钮。</translation>
    </message>
    <message>
        <source>states no likelihood</source>
        <translation>不给出似然</translation>
    </message>
    <message>
        <source>at most {bits} bits per dimension</source>
        <translation>至多每维 {bits} 比特</translation>
    </message>
    <message>
        <source>{bits} bits per dimension</source>
        <translation>每维 {bits} 比特</translation>
    </message>
    <message>
        <source>Only {model} states a likelihood; {best} has the best {metric}.</source>
        <translation>只有 {model} 给出似然；{best} 的 {metric} 最好。</translation>
    </message>
    <message>
        <source>Here {model} has the best likelihood and the best {metric} too.</source>
        <translation>这里 {model} 的似然最好，{metric} 也最好。</translation>
    </message>
    <message>
        <source>Here {likely} has the best likelihood, and {best} the best {metric}.</source>
        <translation>这里 {likely} 的似然最好，而 {best} 的 {metric} 最好。</translation>
    </message>
</context>
<context>
    <name>KnownNote</name>
    <message>
        <source>Scanning the training images...</source>
        <translation>正在扫描训练图片…</translation>
    </message>
    <message>
        <source>Can&apos;t open the training images of this run. They may have been moved or deleted:</source>
        <translation>无法打开此训练的图片，它们可能已被移走或删除：</translation>
    </message>
    <message>
        <source>{count} of the {all} training images, chosen at random, are on the map and compared by features.</source>
        <translation>{all} 张训练图片中随机选出的 {count} 张显示在图上，并按特征进行比较。</translation>
    </message>
    <message>
        <source>The pictures have changed since this run started ({now} now, {then} then). The current pictures are shown.</source>
        <translation>自此训练开始以来，图片有了变化（现在 {now} 张，当时 {then} 张）。显示的是现在的图片。</translation>
    </message>
    <message>
        <source>The training images have not been scanned yet.</source>
        <translation>训练图片尚未扫描。</translation>
    </message>
    <message>
        <source>Scan training images</source>
        <translation>扫描训练图片</translation>
    </message>
    <message>
        <source>Open and scan the training images of this run</source>
        <translation>打开并扫描此训练的图片</translation>
    </message>
    <message>
        <source>Rescan training images</source>
        <translation>重新扫描训练图片</translation>
    </message>
    <message>
        <source>Open and scan the training images of this run again, as they are now</source>
        <translation>按现在的样子重新打开并扫描此训练的图片</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>The picture shown</source>
        <translation>当前图片</translation>
    </message>
    <message>
        <source>Left and Right change the seed, Escape closes the view</source>
        <translation>左右方向键更改种子，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Early layers control shape, late layers control colours and details</source>
        <translation>靠前的层控制形状，靠后的层控制颜色和细节</translation>
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
        <source>Take all early layers (pose and shape) from B; click again to take them from A</source>
        <translation>前面的层（姿态和形状）全部取自 B；再次点击则全部取自 A</translation>
    </message>
    <message>
        <source>Take all middle layers (features) from B; click again to take them from A</source>
        <translation>中间的层（特征）全部取自 B；再次点击则全部取自 A</translation>
    </message>
    <message>
        <source>Take all late layers (colours and fine details) from B; click again to take them from A</source>
        <translation>后面的层（颜色和细节）全部取自 B；再次点击则全部取自 A</translation>
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
        <source>Why files were left out</source>
        <translation>文件被跳过的原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件数</translation>
    </message>
    <message>
        <source>Files left out for this reason</source>
        <translation>因此原因跳过的文件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>All files can be used.</source>
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
        <source>What the studio has done, the newest line last</source>
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
        <source>Lower: typical, similar pictures. 1: the full variety the model has learned. Higher: unusual pictures.</source>
        <translation>越低：图片越典型、越相似。1：模型学到的全部多样性。越高：越不寻常。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The class of the pictures to draw</source>
        <translation>要画哪一类图片</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Draw with an earlier snapshot of the model</source>
        <translation>用模型较早的快照来画</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Draw new fine details; the content of the picture stays the same</source>
        <translation>重新生成细节，图片内容保持不变</translation>
    </message>
    <message>
        <source>Seed of the noise</source>
        <translation>噪声的种子</translation>
    </message>
    <message>
        <source>Each seed gives different details</source>
        <translation>每个种子给出不同的细节</translation>
    </message>
    <message>
        <source>Number format for drawing. fp32 is exact. bf16 uses half the memory and is faster on GPUs and CPUs that support it, slower on others; pixel values can differ slightly</source>
        <translation>绘制所用的数值格式。fp32 精确；bf16 占用一半内存，在支持它的 GPU 和 CPU 上更快，在其他设备上更慢；像素值可能略有差异</translation>
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
        <source>All classes</source>
        <translation>所有类别</translation>
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
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>| Keys | Action |</source>
        <translation>| 按键 | 作用 |</translation>
    </message>
    <message>
        <source>Saving before closing</source>
        <translation>关闭前正在保存</translation>
    </message>
    <message>
        <source>A training is still running.</source>
        <translation>训练仍在进行。</translation>
    </message>
    <message>
        <source>You can stop and save it now, and resume from here next time.</source>
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
        <source>How the map arranges the pictures by their appearance</source>
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
        <source>What the colours on the map show</source>
        <translation>地图上的颜色表示什么</translation>
    </message>
    <message>
        <source>Picture type</source>
        <translation>图片类型</translation>
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
        <source>How many samples of the model to show on the map</source>
        <translation>地图上有多少张模型画的图片</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Computing the map</source>
        <translation>正在计算地图</translation>
    </message>
    <message>
        <source>The map was cancelled. Change a setting above to compute it again.</source>
        <translation>已取消计算地图。更改上面的任意设置即可重新计算。</translation>
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
        <source>first component ({share} % of variance)</source>
        <translation>第一主成分（占方差 {share}%）</translation>
    </message>
    <message>
        <source>second component ({share} % of variance)</source>
        <translation>第二主成分（占方差 {share}%）</translation>
    </message>
    <message>
        <source>Dots: {training} training images. Rings: {samples} samples.</source>
        <translation>圆点：{training} 张训练图片。圆环：{samples} 个样本。</translation>
    </message>
    <message>
        <source>Lighter: more training images look like this.</source>
        <translation>颜色越亮，类似的训练图片越多。</translation>
    </message>
    <message>
        <source>Point at a dot or ring to preview it; click to show it. Zoom with the wheel or + and -; Home shows all.</source>
        <translation>指向圆点或圆环可预览图片，单击即显示它。滚轮以及 + 和 - 缩放，Home 键显示全部。</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看 {images} 张图片</translation>
    </message>
    <message>
        <source>Show a picture from the map</source>
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
        <source>With the attribute</source>
        <translation>有该特征</translation>
    </message>
    <message>
        <source>Without the attribute</source>
        <translation>没有该特征</translation>
    </message>
    <message>
        <source>Drop pictures with the attribute here, or mark them in the grid</source>
        <translation>把具有该特征的图片拖到这里，或在网格中标记</translation>
    </message>
    <message>
        <source>Drop pictures without the attribute here, or mark them in the grid</source>
        <translation>把没有该特征的图片拖到这里，或在网格中标记</translation>
    </message>
</context>
<context>
    <name>MaskActions</name>
    <message>
        <source>Import mask: white marks the area to fill</source>
        <translation>导入蒙版：白色为要填充的区域</translation>
    </message>
    <message>
        <source>Export mask</source>
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
        <source>The width of brush and eraser; [ and ] change it too</source>
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
        <source>The width of the blend around the masked area, in pixels; with none, the colours of the filling are adjusted to match at the border</source>
        <translation>蒙版区域周围的过渡宽度；选“无”时调整填充的颜色，使之与边缘衔接</translation>
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
        <source>The picture on which to paint the mask</source>
        <translation>在其上绘制蒙版的图片</translation>
    </message>
</context>
<context>
    <name>MetricList</name>
    <message>
        <source>Check the metrics to measure; point at a metric for what it means</source>
        <translation>勾选要测量的指标；将指针放在指标上可查看含义</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>MixTool</name>
    <message>
        <source>Mixing method</source>
        <translation>混合方式</translation>
    </message>
    <message>
        <source>How to combine the pictures</source>
        <translation>对这些图片做什么</translation>
    </message>
    <message>
        <source>Start with random pictures</source>
        <translation>从随机图片开始</translation>
    </message>
    <message>
        <source>Show the mixture</source>
        <translation>显示混合结果</translation>
    </message>
    <message>
        <source>Show the result again</source>
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
        <source>Model</source>
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
        <source>safetensors with a description</source>
        <translation>safetensors 及说明</translation>
    </message>
    <message>
        <source>Weights for StyleGAN2-ADA</source>
        <translation>StyleGAN2-ADA 权重</translation>
    </message>
    <message>
        <source>ONNX runs in many programs, TorchScript in PyTorch without the studio; the others hold the weights only</source>
        <translation>ONNX 可在许多程序中运行，TorchScript 无需本软件即可在 PyTorch 中运行；其他格式只包含权重</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The generator at {images} images. The export is checked by comparing 64 of its pictures with the original&apos;s.</source>
        <translation>看过 {images} 张图片的生成器。导出时会用 64 张图片与原模型比较，以作检查。</translation>
    </message>
</context>
<context>
    <name>NeighboursTool</name>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>How to measure the distance between pictures</source>
        <translation>如何计算图片之间的距离</translation>
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
        <source>How many training images to show</source>
        <translation>显示多少张训练图片</translation>
    </message>
    <message>
        <source>The training images closest to the picture shown</source>
        <translation>与当前图片最接近的训练图片</translation>
    </message>
    <message>
        <source>The closest training image</source>
        <translation>最接近的训练图片</translation>
    </message>
    <message>
        <source>The training image selected below; double-click to enlarge it</source>
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
        <source>This is the same picture as {name}{how}.</source>
        <translation>它与 {name}{how}是同一张图片。</translation>
    </message>
    <message>
        <source>This looks like a copy of {name}{how}: it is {times} times closer than training images usually are to each other.</source>
        <translation>它看起来照抄自 {name}{how}：它们之间的接近程度是训练图片彼此之间通常的 {times} 倍。</translation>
    </message>
    <message>
        <source>This is close to {name}{how}: only {share} % of the training images have a closer neighbour.</source>
        <translation>它与 {name}{how}很接近：只有 {share}% 的训练图片有更近的近邻。</translation>
    </message>
    <message>
        <source>No copy found among the training images, not even mirrored or shifted by a few pixels: {share} % of them have a closer neighbour than this picture.</source>
        <translation>在训练图片中没有找到它的复制品，左右翻转或平移几个像素的也没有：{share}% 的训练图片的近邻比它的近邻更近。</translation>
    </message>
    <message>
        <source>, mirrored and shifted by {step} px</source>
        <translation>（翻转并平移 {step} 像素）</translation>
    </message>
    <message>
        <source>, mirrored</source>
        <translation>（翻转）</translation>
    </message>
    <message>
        <source>, shifted by {step} px</source>
        <translation>（平移 {step} 像素）</translation>
    </message>
    <message>
        <source>There are too few training images to tell whether this is a copy.</source>
        <translation>训练图片太少，无法判断它是不是照抄的。</translation>
    </message>
    <message>
        <source>mean difference in grey levels, 0 to 255</source>
        <translation>平均灰度差，0 到 255</translation>
    </message>
    <message>
        <source>in the studio&apos;s feature space</source>
        <translation>按本软件的特征计算</translation>
    </message>
    <message>
        <source>Distance: {distance}. Typical between training images: {usual} ({unit}; measured on {count} of them).</source>
        <translation>它的距离：{distance}。训练图片之间通常为 {usual}（{unit}；由其中 {count} 张得出）。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Finished: {images} images in {time}. To continue, increase “Train for” and press Resume.</source>
        <translation>已完成：{time} 内看了 {images} 张图片。要继续训练，请增大“训练量”，然后点击“继续”。</translation>
    </message>
    <message>
        <source>Ended after {images} images, {time} of training: the quality no longer improves. To continue, turn off “Stop when it no longer improves” and press Resume.</source>
        <translation>训练 {images} 张图片、{time}后结束：质量不再提高。要继续训练，请关闭“不再进步时停止”，然后点击“继续”。</translation>
    </message>
    <message>
        <source>Stopped after {images} images, {time} of training. Press Resume to continue from here.</source>
        <translation>训练 {images} 张图片、{time}后停止。点击“继续”即从这里接着训练。</translation>
    </message>
    <message>
        <source>Stopped after {images} images, {time} of training. Press Resume to continue from {saved} images.</source>
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
        <source>Saving the pasted picture</source>
        <translation>正在保存粘贴的图片</translation>
    </message>
    <message>
        <source>Checking the pictures</source>
        <translation>正在检查图片</translation>
    </message>
</context>
<context>
    <name>OutcomeBar</name>
    <message>
        <source>Likeness: PSNR in decibels; at 20 dB pictures look similar, at 30 dB they are hard to tell apart. Structure: SSIM; 1 means identical.</source>
        <translation>相似度：以分贝表示的 PSNR；20 dB 表示相像，30 dB 已难以分辨。结构：SSIM；1 表示完全相同。</translation>
    </message>
    <message>
        <source>Add the model&apos;s result to the shelf of this run</source>
        <translation>把模型的结果放上本次训练的收藏架</translation>
    </message>
    <message>
        <source>Add to shelf</source>
        <translation>放上收藏架</translation>
    </message>
    <message>
        <source>Open the result in Explore, to change it with directions, mixing or walks</source>
        <translation>在探索页打开结果：可用方向、混合或漫步改变它</translation>
    </message>
    <message>
        <source>Open in Explore</source>
        <translation>在探索页打开</translation>
    </message>
    <message>
        <source>Open the result in Inpaint, to fill parts of it anew</source>
        <translation>在修补页打开结果，重新填充其中的部分</translation>
    </message>
    <message>
        <source>Open in Inpaint</source>
        <translation>在修补页打开</translation>
    </message>
    <message>
        <source>Saving the picture</source>
        <translation>正在保存图片</translation>
    </message>
    <message>
        <source>Save result</source>
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
        <source>Picture copied to the clipboard</source>
        <translation>图片已复制到剪贴板</translation>
    </message>
    <message>
        <source>Show result</source>
        <translation>显示结果</translation>
    </message>
    <message>
        <source>Added to the shelf</source>
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
        <source>Drag across the map, or use the arrow keys: the picture follows</source>
        <translation>在地图上拖动，或使用方向键：图片随之变化</translation>
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
        <source>What the map shows</source>
        <translation>地图的内容</translation>
    </message>
    <message>
        <source>Kind of map</source>
        <translation>地图类型</translation>
    </message>
    <message>
        <source>Show another map with random pictures or directions</source>
        <translation>换一张地图，使用随机的图片或方向</translation>
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
        <source>Show another map</source>
        <translation>换一张地图</translation>
    </message>
    <message>
        <source>Drop pictures from the grid or the shelf into the corners.</source>
        <translation>把网格或收藏架中的图片拖到四个角上。</translation>
    </message>
    <message>
        <source>The picture shown before is in the middle.</source>
        <translation>当前图片位于正中。</translation>
    </message>
    <message>
        <source>The picture shown before is in the middle; the edges are three standard deviations away.</source>
        <translation>当前图片位于正中，距边缘三个标准差。</translation>
    </message>
    <message>
        <source>Direction {number}</source>
        <translation>方向 {number}</translation>
    </message>
</context>
<context>
    <name>PairPlot</name>
    <message>
        <source>real to real</source>
        <translation>真实对真实</translation>
    </message>
</context>
<context>
    <name>PairStrips</name>
    <message>
        <source>Seeds drawn by this run</source>
        <translation>由本次训练画出的种子</translation>
    </message>
    <message>
        <source>The same seeds drawn by the other model</source>
        <translation>由另一个模型画出的同样种子</translation>
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
        <source>{width} × {height} pixels. Drop the file on this page to restore how it was drawn.</source>
        <translation>{width} × {height} 像素。把文件拖到本页即可恢复它的画法。</translation>
    </message>
</context>
<context>
    <name>PicturePage</name>
    <message>
        <source>No model to search in yet.</source>
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
        <source>Open a run at the top of the window, or train one: this page works from its first snapshot on.</source>
        <translation>在窗口顶部打开一次训练，或者新训练一个：有了第一个快照即可使用此页。</translation>
    </message>
    <message>
        <source>The clipboard holds no picture</source>
        <translation>剪贴板上没有图片</translation>
    </message>
    <message>
        <source>Reading the picture</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
</context>
<context>
    <name>PicturePanel</name>
    <message>
        <source>Preparation</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Show or hide the settings that prepare the pictures for the networks</source>
        <translation>显示或隐藏为网络准备图片的设置</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Show or hide the cache of prepared pictures</source>
        <translation>显示或隐藏准备好的图片的缓存</translation>
    </message>
    <message>
        <source>Training needs at least 2 pictures.</source>
        <translation>训练至少需要 2 张图片。</translation>
    </message>
    <message>
        <source>Show training</source>
        <translation>显示训练</translation>
    </message>
    <message>
        <source>Go to the Train page; to train on other pictures, stop the training there</source>
        <translation>前往训练页；要用其他图片训练，请先停止当前训练</translation>
    </message>
    <message>
        <source>Go to {run}</source>
        <translation>前往 {run}</translation>
    </message>
    <message>
        <source>Go to the Train page to resume this run on these pictures</source>
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
        <source>The picture; the part that is cropped is dimmed</source>
        <translation>原图；被裁掉的部分变暗显示</translation>
    </message>
    <message>
        <source>What the networks see</source>
        <translation>网络所看到的</translation>
    </message>
    <message>
        <source>The first images made from this picture</source>
        <translation>由这张图片得到的前几张图像</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture is smaller than a tile, so it gives no image.</source>
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
        <source>Add picture shown</source>
        <translation>添加当前图片</translation>
    </message>
    <message>
        <source>Remove all pictures; Delete removes only the selected one</source>
        <translation>移除所有图片；按 Delete 只移除选中的一张</translation>
    </message>
    <message>
        <source>Show another picture</source>
        <translation>显示另一张图片</translation>
    </message>
</context>
<context>
    <name>PictureTiles</name>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save picture as PNG...</source>
        <translation>将图片另存为 PNG...</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>PictureViews</name>
    <message>
        <source>Left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Classes: {count}</source>
        <translation>类别：{count}</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>已排除：{count}</translation>
    </message>
    <message>
        <source>Loading the plots...</source>
        <translation>正在加载图表…</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 张</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The pictures as thumbnails</source>
        <translation>图片缩略图</translation>
    </message>
    <message>
        <source>Which files are not used, and why</source>
        <translation>哪些文件没有使用，以及原因</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Plots of sizes, aspect ratios, colour modes and classes</source>
        <translation>以图表显示尺寸、宽高比、颜色模式和类别</translation>
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
        <source>The loss of each network against the other. Wheel: zoom. Drag: move. Double-click: show all.</source>
        <translation>两个网络在对抗中的损失。滚轮：缩放。拖动：移动。双击：显示全部。</translation>
    </message>
    <message>
        <source>The probability that the discriminator gives an image of being real. The closer the curves, the less it can tell them apart.</source>
        <translation>判别器认为图片为真的概率。两条曲线越接近，它越难分辨。</translation>
    </message>
    <message>
        <source>Distance to the real pictures, measured at every check-up; lower is better. The dashed line is the distance between two sets of real pictures: only chance gets below it.</source>
        <translation>每次检查时测量的与真实图片的距离，越低越好。虚线是两组真实图片之间的距离：只有碰巧才会低于它。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Show whole run</source>
        <translation>重新显示整个训练</translation>
    </message>
    <message>
        <source>Save the plots or their data</source>
        <translation>保存曲线图或其数据</translation>
    </message>
    <message>
        <source>Save loss plot as PNG...</source>
        <translation>将损失曲线另存为 PNG...</translation>
    </message>
    <message>
        <source>Save D(x) and D(G(z)) plot as PNG...</source>
        <translation>将 D(x) 与 D(G(z)) 另存为 PNG...</translation>
    </message>
    <message>
        <source>Save quality plot as PNG...</source>
        <translation>将质量曲线另存为 PNG...</translation>
    </message>
    <message>
        <source>Save all data as CSV...</source>
        <translation>将全部数据另存为 CSV...</translation>
    </message>
    <message>
        <source>Each point is the average over {part} % of the run</source>
        <translation>每个点是整个训练中 {part} % 的平均值</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>保存曲线图</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Saving the data</source>
        <translation>正在保存数据</translation>
    </message>
</context>
<context>
    <name>PlotsTab</name>
    <message>
        <source>Precision against recall</source>
        <translation>精确率与召回率</translation>
    </message>
    <message>
        <source>Density against coverage</source>
        <translation>密度与覆盖率</translation>
    </message>
    <message>
        <source>Metric over the training</source>
        <translation>训练过程中的指标</translation>
    </message>
    <message>
        <source>The metric to plot over the training</source>
        <translation>在训练过程中绘制的指标</translation>
    </message>
    <message>
        <source>No plots for these figures. Measure precision and recall, density and coverage, or all snapshots of a run.</source>
        <translation>这些数值没有图表。请测量精确率与召回率、密度与覆盖率，或一个运行的全部快照。</translation>
    </message>
</context>
<context>
    <name>PreparationForm</name>
    <message>
        <source>New run</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Keep the run as it is, and prepare these pictures for a new one</source>
        <translation>保留当前训练不变，为新的训练准备这些图片</translation>
    </message>
    <message>
        <source>These are the settings of run {name}. Changes to the pictures apply to new runs only.</source>
        <translation>这些是训练 {name} 的设置。对图片的更改只对新的训练有效。</translation>
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
        <source>floor: real to real</source>
        <translation>下限：真实与真实</translation>
    </message>
    <message>
        <source>best snapshot</source>
        <translation>最佳快照</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>Show the page {page}</source>
        <translation>显示“{page}”页面</translation>
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
        <source>Importing {name}</source>
        <translation>正在导入 {name}</translation>
    </message>
    <message>
        <source>Listing the runs</source>
        <translation>正在列出训练</translation>
    </message>
</context>
<context>
    <name>SampleGrid</name>
    <message>
        <source>Samples, one per seed</source>
        <translation>样本，每个种子一张</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
</context>
<context>
    <name>SamplesColumn</name>
    <message>
        <source>The first samples; models with the same latent space show the same seeds</source>
        <translation>最前面的样本；潜空间相同的模型显示相同的种子</translation>
    </message>
    <message>
        <source>Where real pictures are dense among the features: the most typical samples</source>
        <translation>特征空间中真实图片密集之处：最典型的样本</translation>
    </message>
    <message>
        <source>Where no real pictures are near among the features: the most unusual samples</source>
        <translation>特征空间中附近没有真实图片之处：最不寻常的样本</translation>
    </message>
    <message>
        <source>Each sample is followed by the training picture that is most like it: are they copies?</source>
        <translation>每个样本后面是与它最相似的训练图片：它们是复制品吗？</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Best samples</source>
        <translation>最佳样本</translation>
    </message>
    <message>
        <source>Worst samples</source>
        <translation>最差样本</translation>
    </message>
    <message>
        <source>Most like a training picture, with that picture</source>
        <translation>与训练图片最相似的样本及该图片</translation>
    </message>
    <message>
        <source>Sample {number}</source>
        <translation>样本 {number}</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Training picture</source>
        <translation>训练图片</translation>
    </message>
</context>
<context>
    <name>SamplesTab</name>
    <message>
        <source>Left side</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>The set shown on the left</source>
        <translation>左侧显示的图片集</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>The set shown on the right</source>
        <translation>右侧显示的图片集</translation>
    </message>
</context>
<context>
    <name>Scatter</name>
    <message>
        <source>Point at a dot to preview its picture, click to open it; the arrow keys and Enter do the same</source>
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
        <source>Picture...</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Choose a picture; you can also drop one anywhere on the page</source>
        <translation>选择你的图片；也可以把它拖到页面任意处</translation>
    </message>
    <message>
        <source>Paste the picture on the clipboard</source>
        <translation>粘贴剪贴板上的图片</translation>
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
        <source>Careful searches from more starting points and for longer, and finds better results</source>
        <translation>仔细：从更多起点出发，搜索更久，结果更好</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>. Fine-tune trains a copy of the model to draw the picture, and opens it</source>
        <translation>。微调：训练模型的一份副本来画出这张图片，并打开它</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The class of the picture, if you know it</source>
        <translation>如果知道，请选择图片的类别</translation>
    </message>
    <message>
        <source>Detect</source>
        <translation>自动判断</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Measuring how well the model can draw the picture</source>
        <translation>正在测量模型能把图片画得多好</translation>
    </message>
    <message>
        <source>Measuring how well the model can draw this kind of picture...</source>
        <translation>正在测量模型能把这类图片画得多好…</translation>
    </message>
    <message>
        <source>The training pictures are missing or too few, so yours can&apos;t be compared with them.</source>
        <translation>训练图片缺失或太少，无法与你的图片比较。</translation>
    </message>
    <message>
        <source>detected class: {name}</source>
        <translation>判断的类别：{name}</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The seed of the picture shown. Type a number and press Enter to show its picture</source>
        <translation>当前图片的种子。输入数字并按回车键即可显示对应的图片</translation>
    </message>
    <message>
        <source>No seed</source>
        <translation>无种子</translation>
    </message>
</context>
<context>
    <name>SeriesForm</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Consecutive seeds</source>
        <translation>连续的种子</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>收藏架</translation>
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
        <source>The pictures to export</source>
        <translation>要导出的图片</translation>
    </message>
    <message>
        <source>PNG files in a folder</source>
        <translation>文件夹中的 PNG 文件</translation>
    </message>
    <message>
        <source>Arrays with latents (npz)</source>
        <translation>带潜变量的数组（npz）</translation>
    </message>
    <message>
        <source>Contact sheet (PNG)</source>
        <translation>拼图（PNG）</translation>
    </message>
    <message>
        <source>All pictures side by side in one file, one file per picture, or arrays of images, seeds and latents for NumPy</source>
        <translation>所有图片并排在一个文件中、每张图片一个文件，或供 NumPy 使用的图片、种子和潜变量数组</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>The number of pictures, with consecutive seeds</source>
        <translation>多少张图片，种子依次递增</translation>
    </message>
    <message>
        <source>Number of pictures</source>
        <translation>图片数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>The number of pictures in a row</source>
        <translation>每行并排多少张</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>{pictures}, {width} × {height} pixels in total</source>
        <translation>{pictures}，共 {width} × {height} 像素</translation>
    </message>
    <message>
        <source>{pictures} of {width} × {height} pixels</source>
        <translation>{pictures}，每张 {width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Imported network, without pictures</source>
        <translation>导入的网络，没有图片</translation>
    </message>
    <message>
        <source>No pictures are open</source>
        <translation>没有打开图片</translation>
    </message>
    <message>
        <source>Choose other pictures or prepare them differently, on the Data page</source>
        <translation>在“数据”页面选择其他图片，或以其他方式准备</translation>
    </message>
    <message>
        <source>Use the derived value: {value}</source>
        <translation>使用推导值：{value}</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} 像素</translation>
    </message>
    <message>
        <source>with mirrored copies</source>
        <translation>含镜像</translation>
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
    <name>Shelf</name>
    <message>
        <source>Add picture to shelf</source>
        <translation>把图片放上收藏架</translation>
    </message>
    <message>
        <source>Reorder shelf</source>
        <translation>调整收藏架顺序</translation>
    </message>
    <message>
        <source>Add pictures to shelf</source>
        <translation>把多张图片放上收藏架</translation>
    </message>
    <message>
        <source>Remove picture from shelf</source>
        <translation>从收藏架移除图片</translation>
    </message>
    <message>
        <source>Rename picture</source>
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
        <source>Shelf: press F to add the picture shown, or drop pictures here.</source>
        <translation>收藏架：按 F 收藏当前图片，或把图片拖到这里。</translation>
    </message>
    <message>
        <source>Saved pictures: click to show one, drag it into a tool or onto another page, press F2 to rename it, Delete to remove it</source>
        <translation>收藏的图片：单击显示，可拖到工具或其他页面，F2 重命名，Delete 移除</translation>
    </message>
    <message>
        <source>Name of the picture</source>
        <translation>图片名称</translation>
    </message>
    <message>
        <source>Enter saves the name, Escape cancels</source>
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
        <source>Remove from shelf (Delete)</source>
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
        <source>Folder...</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
    <message>
        <source>Files...</source>
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
        <source>Open recent pictures</source>
        <translation>打开最近的图片</translation>
    </message>
    <message>
        <source>{path} and {count} more</source>
        <translation>{path} 及另外 {count} 项</translation>
    </message>
    <message>
        <source>Built-in sets:</source>
        <translation>内置数据集：</translation>
    </message>
    <message>
        <source>{count} pictures. {what}</source>
        <translation>{count} 张图片。{what}</translation>
    </message>
</context>
<context>
    <name>SpectrumPlot</name>
    <message>
        <source>Power by spatial frequency</source>
        <translation>各空间频率的功率</translation>
    </message>
    <message>
        <source>power (dB)</source>
        <translation>功率 (dB)</translation>
    </message>
    <message>
        <source>spatial frequency (cycles per image)</source>
        <translation>空间频率（周期/图像）</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
</context>
<context>
    <name>StartFrom</name>
    <message>
        <source>Start from new networks, or from the networks of another run</source>
        <translation>从新的网络开始，或从另一次训练的网络开始</translation>
    </message>
    <message>
        <source>Opening the run</source>
        <translation>正在打开训练</translation>
    </message>
    <message>
        <source>Start from: new networks</source>
        <translation>起点：新的网络</translation>
    </message>
    <message>
        <source>Start from: {run}</source>
        <translation>起点：{run}</translation>
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
        <source>Open another run folder...</source>
        <translation>打开其他训练文件夹…</translation>
    </message>
    <message>
        <source>Start from another run</source>
        <translation>从另一次训练开始</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>No pictures to count.</source>
        <translation>没有可统计的图片。</translation>
    </message>
    <message>
        <source>Sizes of the pictures; a larger dot means more pictures</source>
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
        <source>Aspect ratios of the pictures: portrait on the left, landscape on the right</source>
        <translation>图片的宽高比：左边为竖幅，右边为横幅</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片数</translation>
    </message>
    <message>
        <source>aspect ratio (width : height)</source>
        <translation>宽高比（宽 : 高）</translation>
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
        <source>Open folder</source>
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
        <source>Pause or resume the training</source>
        <translation>暂停或继续训练</translation>
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
        <source>Save a checkpoint and stop; you can resume later</source>
        <translation>保存检查点并停止，以后可以继续</translation>
    </message>
    <message>
        <source>Cancel this task</source>
        <translation>取消此任务</translation>
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
        <source>Loading the pages</source>
        <translation>正在加载页面</translation>
    </message>
    <message>
        <source>Set {setting} to {value}</source>
        <translation>把 {setting} 设为 {value}</translation>
    </message>
</context>
<context>
    <name>StylesPanel</name>
    <message>
        <source>Move each slider down for A, up for B. Coarse layers control shape, fine layers control colours and details.</source>
        <translation>逐层调节：向下是 A，向上是 B。粗层决定形状，细层决定颜色和细节。</translation>
    </message>
</context>
<context>
    <name>SubjectList</name>
    <message>
        <source>What to judge</source>
        <translation>评估对象</translation>
    </message>
    <message>
        <source>Check the runs and the sets of pictures to judge and to compare</source>
        <translation>勾选要评估和比较的运行与图片集</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>文件夹...</translation>
    </message>
    <message>
        <source>Add a folder of generated pictures</source>
        <translation>添加生成图片的文件夹</translation>
    </message>
    <message>
        <source>File...</source>
        <translation>文件...</translation>
    </message>
    <message>
        <source>Add a zip, npz or npy file of generated pictures</source>
        <translation>添加生成图片的 zip、npz 或 npy 文件</translation>
    </message>
    <message>
        <source>Remove the selected pictures from the list; the files stay</source>
        <translation>从列表中移除所选图片；文件保留</translation>
    </message>
    <message>
        <source>Choose a folder of generated pictures</source>
        <translation>选择生成图片的文件夹</translation>
    </message>
    <message>
        <source>Choose files of generated pictures</source>
        <translation>选择生成图片的文件</translation>
    </message>
    <message>
        <source>Archives and arrays (*.zip *.npz *.npy *.tar *.tgz)</source>
        <translation>压缩包和数组 (*.zip *.npz *.npy *.tar *.tgz)</translation>
    </message>
</context>
<context>
    <name>SuggestionLine</name>
    <message>
        <source>Select suggested preset</source>
        <translation>选择建议的预设</translation>
    </message>
    <message>
        <source>Select suggested preset: {preset}</source>
        <translation>选择建议的预设：{preset}</translation>
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
        <source>The same picture at every snapshot</source>
        <translation>每个快照中的这张图片</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Drag to step through the training: the same latent, drawn by each snapshot</source>
        <translation>沿训练过程拖动：同一潜变量由各个快照画出</translation>
    </message>
    <message>
        <source>Play the training from the start</source>
        <translation>从头播放训练过程</translation>
    </message>
    <message>
        <source>Use snapshot</source>
        <translation>使用这个快照</translation>
    </message>
    <message>
        <source>Draw everything on this page with the snapshot shown</source>
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
        <source>Play the run from the start</source>
        <translation>从头播放训练过程</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>从这里分支</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Drag back to see the images earlier in the run</source>
        <translation>向回拖动，查看训练早期的图片</translation>
    </message>
    <message>
        <source>Follow the newest images</source>
        <translation>跟随最新的图片</translation>
    </message>
    <message>
        <source>{images} images seen · latest</source>
        <translation>已看 {images} 张图片 · 最新</translation>
    </message>
    <message>
        <source>{images} images seen</source>
        <translation>已看 {images} 张图片</translation>
    </message>
    <message>
        <source>Start a new run from the snapshot at {images} images, with the settings on the left</source>
        <translation>用左侧的设置，从第 {images} 张图片处的快照新建训练</translation>
    </message>
    <message>
        <source>You can branch from here once there is a snapshot</source>
        <translation>有快照后，可以从这里分支</translation>
    </message>
</context>
<context>
    <name>ToolPanel</name>
    <message>
        <source>Export film...</source>
        <translation>导出影片…</translation>
    </message>
    <message>
        <source>Export what this tool plays as a GIF, WebP or MP4 film, or as single pictures</source>
        <translation>把此工具播放的内容写成 GIF、WebP 或 MP4 影片，或逐张图片</translation>
    </message>
</context>
<context>
    <name>TopRow</name>
    <message>
        <source>Open run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
    <message>
        <source>Branched from {run} at {images} images</source>
        <translation>分支自 {run}（第 {images} 张图片处）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Imported from {file} ({program})</source>
        <translation>从 {file} 导入（{program}）</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
    <message>
        <source>Origin: {origin}</source>
        <translation>来源：{origin}</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>No pictures to train on yet.</source>
        <translation>还没有可用于训练的图片。</translation>
    </message>
    <message>
        <source>Learn to draw sevens</source>
        <translation>学习画数字 7</translation>
    </message>
    <message>
        <source>Open the built-in handwritten sevens and start training</source>
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
        <source>This network was imported. StyleGAN3 can be explored and exported, but not trained.</source>
        <translation>该网络是导入的。StyleGAN3 可以探索和导出，但不能训练。</translation>
    </message>
    <message>
        <source>This network was imported. To train it on your pictures, start a new run from it.</source>
        <translation>该网络是导入的。要用您的图片训练它，请从它开始新的运行。</translation>
    </message>
    <message>
        <source>The first images appear here when you start training.</source>
        <translation>开始训练后，第一批图片会立即显示在这里。</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Finding the pictures</source>
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
        <source>Scanning the training images</source>
        <translation>正在扫描训练图片</translation>
    </message>
</context>
<context>
    <name>TrainingPlot</name>
    <message>
        <source>A metric over the training</source>
        <translation>训练过程中的一个指标</translation>
    </message>
    <message>
        <source>images seen</source>
        <translation>已见图像数</translation>
    </message>
    <message>
        <source>floor: real to real</source>
        <translation>下限：真实对真实</translation>
    </message>
</context>
<context>
    <name>TrainingView</name>
    <message>
        <source>Training image</source>
        <translation>训练图片</translation>
    </message>
    <message>
        <source>The image as the model saw it during training; Escape closes the view</source>
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
        <source>Find larger pictures that match yours when they are shrunk again</source>
        <translation>寻找缩小后与你的图片一致的大图片</translation>
    </message>
    <message>
        <source>Upscaling the picture</source>
        <translation>正在放大图片</translation>
    </message>
    <message>
        <source>The picture to upscale</source>
        <translation>要放大的图片</translation>
    </message>
    <message>
        <source>Bicubic interpolation compared with the answer</source>
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
        <source>How much the answers differ</source>
        <translation>各结果的差异</translation>
    </message>
    <message>
        <source>Spread of the answers (grey levels)</source>
        <translation>各结果的差异（灰度级）</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Click an answer to show it, or drag it into a tool or onto another page</source>
        <translation>点击结果即可显示，也可以拖到工具或其他页面</translation>
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
        <source>How many times larger the result is</source>
        <translation>图片放大多少倍</translation>
    </message>
    <message>
        <source>How many answers to find at a time</source>
        <translation>每次寻找多少个结果</translation>
    </message>
    <message>
        <source>Shrink the picture by the same factor first, to compare the result with the original</source>
        <translation>先把图片缩小同样的倍数，以便把结果与原图比较</translation>
    </message>
    <message>
        <source>Shrink first</source>
        <translation>先缩小</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The detail is invented. No answer shows what was really there.</source>
        <translation>细节是编造的。没有哪个结果显示原本的内容。</translation>
    </message>
    <message>
        <source>Drop a picture here, or choose or paste one. A picture larger than the input size is shrunk first.</source>
        <translation>把图片拖到这里，或者选择、粘贴一张。大于输入尺寸的图片会先缩小。</translation>
    </message>
    <message>
        <source>The result appears here, beside bicubic interpolation.</source>
        <translation>原本可能的样子会与双三次插值并排显示在这里。</translation>
    </message>
    <message>
        <source>Differences between the answers appear here.</source>
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
        <source>Input: {width} × {height} px</source>
        <translation>输入：{width} × {height} 像素</translation>
    </message>
    <message>
        <source>Not upscaled yet</source>
        <translation>尚未放大</translation>
    </message>
    <message>
        <source>The model finds several answers, each of which could be the original.</source>
        <translation>模型会找出几个结果，每个都可能是原图。</translation>
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
        <source>{value} dB to the original (bicubic: {bicubic} dB).</source>
        <translation>与原图的相似度 {value} dB（双三次插值：{bicubic} dB）。</translation>
    </message>
    <message>
        <source>There is no original to compare with.</source>
        <translation>没有可比较的原图。</translation>
    </message>
    <message>
        <source>Your picture was first shrunk to {width} × {height} px. Shrunk again, every answer matches that input.</source>
        <translation>你的图片先被缩小为 {width} × {height} 像素。再次缩小后，每个结果都与该输入一致。</translation>
    </message>
    <message>
        <source>Shrunk again, every answer matches your picture. There is no original to compare with.</source>
        <translation>再次缩小后，每个结果都与你的图片一致。没有可比较的原图。</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Check pictures</source>
        <translation>检查图片</translation>
    </message>
    <message>
        <source>Open every file once to see which can be used</source>
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
        <source>An endless walk, a circle, or a loop through several pictures</source>
        <translation>无尽的漫步、绕一圈，或经过几张图片的循环</translation>
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
        <source>How closely the walk stays near the picture it started from</source>
        <translation>漫步与起始图片保持多近</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Drag to go back through the walk</source>
        <translation>拖动可回到看过的地方</translation>
    </message>
    <message>
        <source>Start a new random walk from the same picture</source>
        <translation>从同一张图片开始新的随机漫步</translation>
    </message>
    <message>
        <source>Add to shelf</source>
        <translation>放上收藏架</translation>
    </message>
    <message>
        <source>Add the picture shown to the shelf</source>
        <translation>把当前图片放上收藏架</translation>
    </message>
    <message>
        <source>Pause the walk</source>
        <translation>暂停漫步</translation>
    </message>
    <message>
        <source>Start the walk</source>
        <translation>开始漫步</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫步</translation>
    </message>
    <message>
        <source>The walk starts from the picture shown. Choose another picture to start there.</source>
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
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Locate pictures...</source>
        <translation>定位图片…</translation>
    </message>
    <message>
        <source>Choose the files or the folder where this run&apos;s pictures are now</source>
        <translation>选择此次训练的图片现在所在的文件或文件夹</translation>
    </message>
    <message>
        <source>Turn off “Stop when it no longer improves” and resume the training</source>
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
        <source>Start a new run on the pictures of the Data page, with the networks of this run to begin with</source>
        <translation>以此运行的网络为起点，用“数据”页面的图片开始新的运行</translation>
    </message>
    <message>
        <source>New run from this network</source>
        <translation>从该网络开始新的运行</translation>
    </message>
    <message>
        <source>Delete the samples, snapshots and statistics of this run and train it from the start</source>
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
    <name>_Figures</name>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>as good as the best</source>
        <translation>与最佳相当</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>评估对象</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Paste pictures or files</source>
        <translation>粘贴图片或文件</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Start or resume the training</source>
        <translation>开始或继续训练</translation>
    </message>
    <message>
        <source>Pause or resume the training</source>
        <translation>暂停或继续训练</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy seed</source>
        <translation>复制种子</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Open run folder</source>
        <translation>打开训练文件夹</translation>
    </message>
    <message>
        <source>Import a network of another program</source>
        <translation>导入其他程序的网络</translation>
    </message>
    <message>
        <source>Show or hide log</source>
        <translation>显示或隐藏日志</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>此页面的帮助</translation>
    </message>
    <message>
        <source>Show shortcuts</source>
        <translation>显示快捷键</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择存放图片的文件夹</translation>
    </message>
    <message>
        <source>Leave the selected pictures out of the next run; an open run and your files do not change</source>
        <translation>从下一次训练中排除选中的图片；已打开的训练和你的文件保持不变</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Use the selected pictures in the next run again</source>
        <translation>在下一次训练中重新使用选中的图片</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation>合并类别</translation>
    </message>
    <message>
        <source>Merge the selected classes under the name of the first</source>
        <translation>合并选中的类别，使用其中第一个的名称</translation>
    </message>
    <message>
        <source>Save grid as PNG...</source>
        <translation>将网格另存为 PNG…</translation>
    </message>
    <message>
        <source>Copy grid</source>
        <translation>复制网格</translation>
    </message>
    <message>
        <source>Add to the shelf, or remove from it</source>
        <translation>放上收藏架，或从收藏架移除</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save image as PNG...</source>
        <translation>将图片保存为 PNG…</translation>
    </message>
    <message>
        <source>Export pictures, film or model...</source>
        <translation>导出图片、影片或模型…</translation>
    </message>
    <message>
        <source>Mark the picture shown as having the attribute</source>
        <translation>把当前图片标记为有该特征</translation>
    </message>
    <message>
        <source>Mark the picture shown as lacking the attribute</source>
        <translation>把当前图片标记为没有该特征</translation>
    </message>
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
        <source>Decrease brush width</source>
        <translation>减小画笔宽度</translation>
    </message>
    <message>
        <source>Increase brush width</source>
        <translation>增大画笔宽度</translation>
    </message>
    <message>
        <source>Show whole picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>反转蒙版</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>清除蒙版</translation>
    </message>
    <message>
        <source>Mask transparent areas</source>
        <translation>遮住透明区域</translation>
    </message>
    <message>
        <source>Import mask...</source>
        <translation>导入蒙版…</translation>
    </message>
    <message>
        <source>Export mask as PNG...</source>
        <translation>将蒙版导出为 PNG…</translation>
    </message>
    <message>
        <source>Switch between comparing before and after and painting the mask</source>
        <translation>在前后对比与绘制蒙版之间切换</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>导出数值</translation>
    </message>
    <message>
        <source>Save...</source>
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
        <source>Copy the result to the clipboard</source>
        <translation>把结果复制到剪贴板</translation>
    </message>
</context>
<context>
    <name>baselines</name>
    <message>
        <source>Gaussian mixture</source>
        <translation>高斯混合</translation>
    </message>
    <message>
        <source>Kernel density</source>
        <translation>核密度</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
</context>
<context>
    <name>builtin</name>
    <message>
        <source>Sevens</source>
        <translation>数字 7</translation>
    </message>
    <message>
        <source>Handwritten sevens: the fastest set to learn.</source>
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
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Colour channels of the images that the networks train on. Automatic: chosen from the pictures.</source>
        <translation>网络训练所用图像的颜色通道。自动：根据图片选择。</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Random crops</source>
        <translation>随机裁剪</translation>
    </message>
    <message>
        <source>Tile</source>
        <translation>小块</translation>
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
        <source>Shorter side of the feature maps that get a self-attention layer, or the next larger maps (DCGAN only).</source>
        <translation>添加自注意力层的特征图的短边；若没有该尺寸，则取更大一级的特征图（仅 DCGAN）。</translation>
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
        <source>Mapping layers</source>
        <translation>映射网络层数</translation>
    </message>
    <message>
        <source>Layers of the mapping network, which turns z into styles (StyleGAN2 only).</source>
        <translation>将 z 转换为样式的映射网络的层数（仅 StyleGAN2）。</translation>
    </message>
    <message>
        <source>Most channels</source>
        <translation>最大通道数</translation>
    </message>
    <message>
        <source>Channels double at each halving of the image, up to this number (StyleGAN2 only).</source>
        <translation>图像每缩小一半，通道数加倍，直到该数目（仅 StyleGAN2）。</translation>
    </message>
    <message>
        <source>Imported layout</source>
        <translation>导入的网络结构</translation>
    </message>
    <message>
        <source>Exact shapes of a network that was imported; empty: the other settings decide.</source>
        <translation>导入网络的确切形状；为空时由其他设置决定。</translation>
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
        <source>Weight of the gradient penalty on real images. It stabilises the discriminator; 0 turns it off.</source>
        <translation>对真实图像的梯度惩罚的权重。它使判别器稳定；0 表示关闭。</translation>
    </message>
    <message>
        <source>Path length penalty</source>
        <translation>路径长度惩罚</translation>
    </message>
    <message>
        <source>Weight of the path length penalty, which makes equal steps in the latent space change the image equally; it needs a style-based generator. StyleGAN2 uses 2; 0 turns it off.</source>
        <translation>路径长度惩罚的权重，使潜空间中相等的步长带来相等的图像变化；需要基于样式的生成器。StyleGAN2 使用 2；0 表示关闭。</translation>
    </message>
    <message>
        <source>Path length interval</source>
        <translation>路径长度惩罚间隔</translation>
    </message>
    <message>
        <source>Steps from one path length penalty to the next; each is multiplied by this number.</source>
        <translation>两次路径长度惩罚之间的步数；每次惩罚乘以该数。</translation>
    </message>
    <message>
        <source>Style mixing</source>
        <translation>样式混合</translation>
    </message>
    <message>
        <source>Fraction of generated images whose finer layers take the style of another latent (StyleGAN2 only).</source>
        <translation>较精细的层采用另一个潜变量样式的生成图像比例（仅 StyleGAN2）。</translation>
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
        <source>Augment colour</source>
        <translation>增强颜色</translation>
    </message>
    <message>
        <source>Augment position</source>
        <translation>增强位置</translation>
    </message>
    <message>
        <source>Augment by cutout</source>
        <translation>Cutout 增强</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Images over which learning rates, penalties and beta 2 change to their final values along half a cosine, and noise decreases to 0; 0 turns the schedule off.</source>
        <translation>学习率、惩罚和 beta 2 沿半个余弦变化到最终值、噪声降到 0 所用的图像数；0 表示关闭调度。</translation>
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
        <source>Final beta 2</source>
        <translation>最终 beta 2</translation>
    </message>
    <message>
        <source>Decay of Adam&apos;s second moment at the end of the schedule; 0 leaves beta 2 as it is.</source>
        <translation>调度结束时 Adam 二阶矩的衰减率；0 表示 beta 2 不变。</translation>
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
        <source>Activation checkpointing</source>
        <translation>激活检查点</translation>
    </message>
    <message>
        <source>Compute activations again in the backward pass instead of keeping them: about half the memory, but slower steps. The gradient stays the same. Automatic turns it on when memory is full, before a batch is split.</source>
        <translation>在反向传播中重新计算激活值而不保存：内存约减半，但每步更慢，梯度不变。“自动”在内存不足时、拆分批次之前启用。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
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
        <source>EMA half-life grows</source>
        <translation>EMA 半衰期增长</translation>
    </message>
    <message>
        <source>Increase the half-life from 0 to its value along the schedule, as R3GAN does.</source>
        <translation>像 R3GAN 那样，半衰期沿调度从 0 增加到设定值。</translation>
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
        <source>Metrics during training</source>
        <translation>训练期间的指标</translation>
    </message>
    <message>
        <source>Metrics to measure beside the training: fd, kid, recall ... The first decides which snapshot is the best.</source>
        <translation>在训练的同时测量的指标：fd、kid、recall 等。第一个决定哪个快照最佳。</translation>
    </message>
    <message>
        <source>Measure metrics every</source>
        <translation>测量间隔</translation>
    </message>
    <message>
        <source>Images between two measurements; the interval grows where they would take more than a small part of the time.</source>
        <translation>两次测量之间的图像数；若测量占用的时间超过一小部分，间隔会变长。</translation>
    </message>
    <message>
        <source>Images for metrics</source>
        <translation>测量用图像数</translation>
    </message>
    <message>
        <source>Generated images that each measurement compares with real images. More give narrower intervals.</source>
        <translation>每次测量中与真实图像比较的生成图像数。越多，区间越窄。</translation>
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
        <source>Width of the tiles in the picture; 0 takes the width of the images, so that pixels stay as they are.</source>
        <translation>图块在图片中的宽度；0 表示取图像宽度，像素保持不变。</translation>
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
        <source>Width and height of the images that the networks train on, each a multiple of 16. Automatic: chosen from the pictures.</source>
        <translation>网络训练所用图像的宽度和高度，均为 16 的倍数。自动：根据图片选择。</translation>
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
        <source>Centre: the largest part in the middle. Fit: all of the picture, with a border. Stretch: all of it, out of proportion. Random: parts at random places. Tiles: cut into tiles at full resolution.</source>
        <translation>居中：中间最大的部分。适应：整张图片，加边框。拉伸：整张图片，比例改变。随机：随机位置的部分。分块：按原分辨率切成图块。</translation>
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
        <source>Number of parts cut from each picture when the crop is random.</source>
        <translation>随机裁剪时从每张图片裁出的份数。</translation>
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
        <source>Augment the discriminator&apos;s inputs, so that it does not memorise a small data set. Adaptive adjusts the probability of each transformation during training.</source>
        <translation>增强判别器的输入，使其不会记住小数据集。“自适应”在训练中调整每种变换的概率。</translation>
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
        <source>Fixed probability (ADA)</source>
        <translation>固定概率（ADA）</translation>
    </message>
    <message>
        <source>Scheduled probability (ADA)</source>
        <translation>按调度变化的概率（ADA）</translation>
    </message>
    <message>
        <source>Adaptive (DiffAugment)</source>
        <translation>自适应（DiffAugment）</translation>
    </message>
    <message>
        <source>ADA transformations</source>
        <translation>ADA 变换</translation>
    </message>
    <message>
        <source>Transformations that ADA applies. Leave out those that make a picture implausible.</source>
        <translation>ADA 应用的变换。请去掉会使图片不合理的变换。</translation>
    </message>
    <message>
        <source>Quarter turns</source>
        <translation>90° 旋转</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Brightness, contrast</source>
        <translation>亮度、对比度</translation>
    </message>
    <message>
        <source>Hue, saturation</source>
        <translation>色相、饱和度</translation>
    </message>
    <message>
        <source>Frequency bands</source>
        <translation>频带滤波</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>ADA probability</source>
        <translation>ADA 概率</translation>
    </message>
    <message>
        <source>Probability of each transformation if it is fixed; at the start if it is scheduled.</source>
        <translation>固定时每种变换的概率；按调度变化时为起始概率。</translation>
    </message>
    <message>
        <source>Final ADA probability</source>
        <translation>最终 ADA 概率</translation>
    </message>
    <message>
        <source>Probability of each transformation at the end of the schedule; the largest if it adapts.</source>
        <translation>调度结束时每种变换的概率；自适应时为上限。</translation>
    </message>
    <message>
        <source>ADA target</source>
        <translation>ADA 目标值</translation>
    </message>
    <message>
        <source>The probability rises while the mean sign of the discriminator&apos;s logits on real images is above this value, and falls while it is below.</source>
        <translation>当判别器对真实图像的 logit 符号均值高于该值时概率上升，低于该值时下降。</translation>
    </message>
    <message>
        <source>ADA speed</source>
        <translation>ADA 速度</translation>
    </message>
    <message>
        <source>Images that an adaptive probability needs to go from 0 to 1.</source>
        <translation>自适应概率从 0 升到 1 所需的图像数。</translation>
    </message>
    <message>
        <source>Vary brightness, saturation and contrast (DiffAugment only).</source>
        <translation>改变亮度、饱和度和对比度（仅 DiffAugment）。</translation>
    </message>
    <message>
        <source>Shift the image by up to an eighth of its width and height (DiffAugment only).</source>
        <translation>将图像平移至多宽度和高度的八分之一（仅 DiffAugment）。</translation>
    </message>
    <message>
        <source>Blank a part of half the image&apos;s width and height (DiffAugment only).</source>
        <translation>遮住图像宽度和高度各一半的部分（仅 DiffAugment）。</translation>
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
        <source>Barely separates ({share} correct; 50 % is chance)</source>
        <translation>几乎分不开（{share} 正确；50 % 为随机）</translation>
    </message>
    <message>
        <source>Separates somewhat ({share} correct)</source>
        <translation>勉强分开（{share} 正确）</translation>
    </message>
    <message>
        <source>Separates well ({share} correct)</source>
        <translation>分得较好（{share} 正确）</translation>
    </message>
    <message>
        <source>Separates clearly ({share} correct)</source>
        <translation>分得清楚（{share} 正确）</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>There is nothing to learn from yet. Choose pictures on the Data page.</source>
        <translation>还没有可供学习的图片。请在“数据”页面选择图片。</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory is full: continuing on the CPU</source>
        <translation>显存已满：改用 CPU 继续</translation>
    </message>
    <message>
        <source>A picture must be a uint8 array of shape (H, W) or (H, W, C) with 1 to 4 channels, not {dtype} {shape}.</source>
        <translation>图片必须是形状为 (H, W) 或 (H, W, C)、1 到 4 个通道的 uint8 数组，不能是 {dtype} {shape}。</translation>
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
        <source>Loading the pages</source>
        <translation>正在加载页面</translation>
    </message>
    <message>
        <source>Can&apos;t read the settings: {where}: {what}.</source>
        <translation>无法读取设置：{where}：{what}。</translation>
    </message>
    <message>
        <source>{where} must be {wanted}, not {value}.</source>
        <translation>{where} 必须是{wanted}，不能是 {value}。</translation>
    </message>
    <message>
        <source>Can&apos;t read the setting {text}: write it as name=value.</source>
        <translation>无法读取设置 {text}：请写成 name=value 的形式。</translation>
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
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>名称列表</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>{choices} 之一</translation>
    </message>
    <message>
        <source>any of {choices}</source>
        <translation>{choices} 中的任意几项</translation>
    </message>
    <message>
        <source>{kind} above {low}, up to {high}</source>
        <translation>大于 {low}、不超过 {high} 的{kind}</translation>
    </message>
    <message>
        <source>{kind} from {low} to {high}</source>
        <translation>{low} 到 {high} 之间的{kind}</translation>
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
        <source>{name} holds no mixture or kernel density.</source>
        <translation>{name} 不含混合模型或核密度。</translation>
    </message>
    <message>
        <source>{name} has no latent space and no classes: leave out the truncation and the class.</source>
        <translation>{name} 没有潜空间也没有类别：请去掉截断和类别。</translation>
    </message>
    <message>
        <source>There is no seed {seed}. Seeds go from 0 to 2^63 - 1.</source>
        <translation>没有种子 {seed}。种子的范围是 0 到 2^63 - 1。</translation>
    </message>
    <message>
        <source>{name} has no snapshots: it was fitted in one go.</source>
        <translation>{name} 没有快照：它是一次拟合完成的。</translation>
    </message>
    <message>
        <source>The number of classes ({labels}) differs from the number of seeds ({seeds}). Give 1 class for all, or 1 per seed.</source>
        <translation>类别数（{labels}）与种子数（{seeds}）不一致。请给所有种子 1 个类别，或每个种子 1 个。</translation>
    </message>
    <message>
        <source>{name} was trained without classes, so none can be chosen. Turn on {setting} and train a new run.</source>
        <translation>{name} 训练时没有使用类别，因此不能选择类别。请打开 {setting} 并新建训练。</translation>
    </message>
    <message>
        <source>The generator of {run} adds no noise: leave out the noise seed.</source>
        <translation>{run} 的生成器不添加噪声：请不要指定噪声种子。</translation>
    </message>
    <message>
        <source>Can&apos;t write &apos;{name}&apos;. Give the name of a folder, or a file name that ends in {endings}.</source>
        <translation>无法写入“{name}”。请给出文件夹的名称，或以 {endings} 结尾的文件名。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is the name of a file, but the results go into a folder. Give the name of a folder.</source>
        <translation>“{name}”是文件名，但结果要写入文件夹。请给出文件夹的名称。</translation>
    </message>
    <message>
        <source>The disk is full: can&apos;t write {path}. Free some space, then try again.</source>
        <translation>磁盘已满：无法写入 {path}。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Can&apos;t write {path}: the folder is read-only. Choose another folder, or change its permissions.</source>
        <translation>无法写入 {path}：文件夹为只读。请选择其他文件夹，或更改其权限。</translation>
    </message>
    <message>
        <source>A film has 1 to 60 frames per second, not {rate}.</source>
        <translation>影片每秒 1 到 60 帧，不能是 {rate}。</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot hold a film. Use a name that ends in .gif, .webp or .mp4, or the name of a folder.</source>
        <translation>“{name}”不能保存动画。请使用以 .gif、.webp 或 .mp4 结尾的名称，或文件夹名称。</translation>
    </message>
    <message>
        <source>{path} already exists and holds files that are not frames. Choose another folder.</source>
        <translation>{path} 已经存在，并且含有帧以外的文件。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Writing MP4 needs the video extra: pip install &quot;ganstudio[video]&quot;</source>
        <translation>写入 MP4 需要 video 附加组件：pip install &quot;ganstudio[video]&quot;</translation>
    </message>
    <message>
        <source>Can&apos;t write {path}: {reason}.</source>
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
        <source>{path} is damaged and can&apos;t be resumed: {reason}. Start the run over; this deletes its samples and statistics.</source>
        <translation>{path} 已损坏，无法继续训练：{reason}。请从头开始（会删除它的样本和统计数据）。</translation>
    </message>
    <message>
        <source>{path} is damaged and can&apos;t be resumed: {reason}. Branch a new run from the newest snapshot, at {images} images, or start the run over; this deletes its samples and snapshots.</source>
        <translation>{path} 已损坏，无法继续训练：{reason}。请从 {images} 张图片处的最新快照分支出新的训练，或从头开始（会删除它的样本和快照）。</translation>
    </message>
    <message>
        <source>{name} is a {kind}: it draws pictures from seeds and has no networks and no latent space.</source>
        <translation>{name} 是{kind}：它由种子生成图片，没有网络，也没有潜空间。</translation>
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
        <source>A direction named &apos;{name}&apos; already exists. Choose another name.</source>
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
        <source>Name what to evaluate: a run, a folder, an archive or an array.</source>
        <translation>请指定评估对象：运行、文件夹、压缩包或数组。</translation>
    </message>
    <message>
        <source>{name} is an upscaler: it draws no pictures of its own, so there is nothing to evaluate.</source>
        <translation>{name} 是放大模型：它不生成自己的图片，因此没有可评估的内容。</translation>
    </message>
    <message>
        <source>There is no snapshot &apos;{name}&apos;. Choose latest, best, all, or images seen.</source>
        <translation>没有快照“{name}”。请选择 latest、best、all 或已见图像数。</translation>
    </message>
    <message>
        <source>{path} has no snapshot at {snapshot} images. The nearest is at {nearest}.</source>
        <translation>{path} 在 {snapshot} 张图像处没有快照。最近的在 {nearest} 处。</translation>
    </message>
    <message>
        <source>{name} draws images of {size} px with {channels} channels, but the real images have {side} px and {others}. Choose data or runs of the same size and channels.</source>
        <translation>{name} 生成 {size} px、{channels} 通道的图像，而真实图像为 {side} px、{others} 通道。请选择大小和通道相同的数据或运行。</translation>
    </message>
    <message>
        <source>Too few pictures in {name}: an evaluation needs at least {fewest}, and {count} can be used.</source>
        <translation>{name} 中的图片太少：评估至少需要 {fewest} 张，可用的有 {count} 张。</translation>
    </message>
    <message>
        <source>{name}: {count} of {all} pictures had another size and were fitted to {side} px</source>
        <translation>{name}：{all} 张图片中有 {count} 张大小不同，已调整为 {side} px</translation>
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
        <source>Can&apos;t read {path}: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} is damaged: it does not hold the settings of a run.</source>
        <translation>{path} 已损坏：其中不是训练的设置。</translation>
    </message>
    <message>
        <source>{path} is damaged: the format version is missing.</source>
        <translation>{path} 已损坏：没有注明格式版本。</translation>
    </message>
    <message>
        <source>Opening films needs the video extra: pip install &quot;ganstudio[video]&quot;</source>
        <translation>打开影片需要 video 附加组件：pip install &quot;ganstudio[video]&quot;</translation>
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
        <source>At {frame} px, this training takes about {hours} hours on the CPU. A smaller image size or a graphics card takes less.</source>
        <translation>在 {frame} px 下，该训练在 CPU 上约需 {hours} 小时。更小的图像尺寸或显卡用时更少。</translation>
    </message>
    <message>
        <source>The pictures have changed since this run began ({now} of &apos;{name}&apos; now, {then} then). Start a new run with them.</source>
        <translation>自此训练开始以来，图片已改变（“{name}”现有 {now} 张，当时 {then} 张）。请用它们新建训练。</translation>
    </message>
    <message>
        <source>{name} was imported and has no pictures of its own. Choose pictures; to train, start a new run from it.</source>
        <translation>{name} 是导入的，没有自己的图片。请选择图片；要训练，请从它开始新的运行。</translation>
    </message>
    <message>
        <source>The pictures that {name} was trained on are missing: there is no {path}. Put them back, or locate them in their new place.</source>
        <translation>{name} 训练所用的图片不见了：找不到 {path}。请把它们放回原处，或定位到新的位置。</translation>
    </message>
    <message>
        <source>Can&apos;t open the pictures that {name} was trained on. {error}</source>
        <translation>无法打开 {name} 训练所用的图片。{error}</translation>
    </message>
    <message>
        <source>Preparing the networks</source>
        <translation>正在准备网络</translation>
    </message>
    <message>
        <source>{path} already holds a run. Choose another folder.</source>
        <translation>{path} 已包含一个运行。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>A baseline is no GAN. Set {setting} to {wanted}.</source>
        <translation>基线不是 GAN。请将 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>Measuring the likelihood of held-out pictures</source>
        <translation>正在测量留出图片的似然</translation>
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
        <source>{name} stopped before its first checkpoint. Branch a new run from its newest snapshot, at {images} images, or start over; this deletes its samples and snapshots.</source>
        <translation>{name} 在第一个检查点之前就停止了。请从 {images} 张图片处的最新快照分支出新的训练，或从头开始（会删除它的样本和快照）。</translation>
    </message>
    <message>
        <source>{name} stopped before its first checkpoint. Start over; this deletes its samples and statistics.</source>
        <translation>{name} 在第一个检查点之前就停止了。请从头开始（会删除它的样本和统计数据）。</translation>
    </message>
    <message>
        <source>The run folder {path} was moved or deleted during training, so training stopped. If you moved it, open it where it is now and resume from its last checkpoint.</source>
        <translation>训练期间，训练文件夹 {path} 被移动或删除，因此训练已停止。如果是你移动了它，请在新的位置打开它，从最近的检查点继续。</translation>
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
        <source>Adaptive augmentation needs a discriminator that classifies each image as real or generated, but with the objective {objective} it only compares images. Set {setting} to {wanted}.</source>
        <translation>自适应增强需要能判断每张图像是真实还是生成的判别器，而使用目标函数 {objective} 时它只比较图像。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>Scheduled augmentation needs a schedule. Set {setting} above 0, or {other} to {wanted}.</source>
        <translation>按调度变化的增强需要调度。请将 {setting} 设为大于 0，或将 {other} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>The objective {objective} has no targets to smooth. Set {setting} to {wanted}.</source>
        <translation>目标函数 {objective} 没有可平滑的目标值。请把 {setting} 设为 {wanted}。</translation>
    </message>
    <message>
        <source>{setting} needs a generator with styles, such as {arch}. Set it to {wanted}.</source>
        <translation>{setting} 需要带样式的生成器，例如 {arch}。请将其设为 {wanted}。</translation>
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
        <source>{setting} needs classes, but &apos;{name}&apos; has none. Put each class in its own folder, or set it to {wanted}.</source>
        <translation>{setting} 需要类别，但“{name}”没有类别。请把每个类别放进各自的文件夹，或把它设为 {wanted}。</translation>
    </message>
    <message>
        <source>Training at {size} px needs a graphics card: on a CPU, sides have at most {most} px. Reduce {setting}.</source>
        <translation>在 {size} px 下训练需要显卡：在 CPU 上每边最多 {most} px。请减小 {setting}。</translation>
    </message>
    <message>
        <source>{arch} networks can be opened, explored and exported, but not trained. Choose another architecture.</source>
        <translation>{arch} 网络可以打开、探索和导出，但不能训练。请选择其他架构。</translation>
    </message>
    <message>
        <source>Each process computes {share} images of a batch and cannot split them into {parts} parts. Set {setting} to {share} or less.</source>
        <translation>每个进程计算一个批次中的 {share} 张图像，无法把它们分成 {parts} 份。请把 {setting} 设为 {share} 或更小。</translation>
    </message>
    <message>
        <source>Too few pictures in {name}: training needs at least 2, and {count} can be read.</source>
        <translation>{name} 中的图片太少：训练至少需要 2 张，而能读取的有 {count} 张。</translation>
    </message>
    <message>
        <source>Can&apos;t write {path}. Check that the folder exists and the disk has space.</source>
        <translation>无法写入 {path}。请检查文件夹是否存在、磁盘是否有空间。</translation>
    </message>
    <message>
        <source>Can&apos;t read the built-in pictures in {path}: {error}.</source>
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
        <source>unsupported kind of image</source>
        <translation>不支持的图像类型</translation>
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
        <source>Can&apos;t read {path}: {reason}. The file may be incomplete: download or pack it again.</source>
        <translation>无法读取 {path}：{reason}。它可能不完整：请重新获取或重新打包。</translation>
    </message>
    <message>
        <source>No picture in {path} can be read. The first, {file}: {cause} ({detail}).</source>
        <translation>{path} 中没有可读取的图片。第一个 {file}：{cause}（{detail}）。</translation>
    </message>
    <message>
        <source>{path} changed while it was being read. Open it again.</source>
        <translation>读取过程中 {path} 发生了变化。请重新打开。</translation>
    </message>
    <message>
        <source>No picture found in {path}.</source>
        <translation>{path} 中没有图片。</translation>
    </message>
    <message>
        <source>No pictures given: choose a folder, image files, or one of {names}.</source>
        <translation>没有指定图片：请选择文件夹、图片文件，或 {names} 之一。</translation>
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
        <source>Can&apos;t open {file}: {cause} ({detail}).</source>
        <translation>无法打开 {file}：{cause}（{detail}）。</translation>
    </message>
    <message>
        <source>{path} was written by a newer GAN Studio. Update GAN Studio, or move the file away.</source>
        <translation>{path} 由更新版本的 GAN Studio 写入。请更新 GAN Studio，或移走该文件。</translation>
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
        <source>Too few pictures in {name}: training needs at least 2, and {count} can be used.</source>
        <translation>{name} 中的图片太少：训练至少需要 2 张，而可用的有 {count} 张。</translation>
    </message>
    <message>
        <source>Another GAN Studio is preparing these pictures: waiting for it</source>
        <translation>另一个 GAN Studio 正在准备这些图片，正在等待</translation>
    </message>
    <message>
        <source>Another GAN Studio is writing the prepared pictures in {path}. Try again when it has finished.</source>
        <translation>另一个 GAN Studio 正在写入 {path} 中准备好的图片。请等它完成后重试。</translation>
    </message>
    <message>
        <source>Can&apos;t write the cache in {path} ({reason}): the pictures are prepared in memory instead.</source>
        <translation>无法写入 {path} 中的缓存（{reason}）：图片在内存中准备。</translation>
    </message>
    <message>
        <source>The disk is full: the prepared pictures in {path} need more space. Free some space, or clear the cache.</source>
        <translation>磁盘已满：{path} 中准备好的图片需要更多空间。请释放空间或清除缓存。</translation>
    </message>
    <message>
        <source>Can&apos;t write the prepared pictures in {path}: {reason}.</source>
        <translation>无法写入 {path} 中准备好的图片：{reason}。</translation>
    </message>
    <message>
        <source>The prepared pictures need {needed} GB of memory, but only {free} GB is free. Choose a smaller image size.</source>
        <translation>准备好的图片需要 {needed} GB 内存，但可用的只有 {free} GB。请选择较小的图像尺寸。</translation>
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
        <source>Few images</source>
        <translation>少量图片</translation>
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
        <source>{share} are taller than {frame}: the centre crop removes {cut} of each, possibly heads. Try another size or the crop Fit.</source>
        <translation>{share} 的图片比 {frame} 更高：中心裁剪去掉每张的 {cut}，可能包括头部。请尝试其他尺寸或“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are wider than {frame}: the centre crop removes {cut} of each at the sides. Try another size or the crop Fit.</source>
        <translation>{share} 的图片比 {frame} 更宽：中心裁剪去掉每张两侧的 {cut}。请尝试其他尺寸或“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are taller than {frame}: the crop Stretch distorts them. Try another size or the crop Fit.</source>
        <translation>{share} 的图片比 {frame} 更高：“拉伸”裁剪会使其变形。请尝试其他尺寸或“适应”裁剪。</translation>
    </message>
    <message>
        <source>{share} are wider than {frame}: the crop Stretch distorts them. Try another size or the crop Fit.</source>
        <translation>{share} 的图片比 {frame} 更宽：“拉伸”裁剪会使其变形。请尝试其他尺寸或“适应”裁剪。</translation>
    </message>
    <message>
        <source>{frame} px is halved only to {first}, which makes the networks slow. {near} px is lighter.</source>
        <translation>{frame} px 只能减半到 {first}，网络会很慢。{near} px 更轻量。</translation>
    </message>
    <message>
        <source>{share} are smaller than {size} px and get enlarged: a smaller image size loses no detail.</source>
        <translation>{share} 小于 {size} 像素，会被放大：用更小的图像大小不会损失细节。</translation>
    </message>
    <message>
        <source>Borders take the colour of the pictures&apos; edges, {colour}. To replace it, set a background other than white.</source>
        <translation>边框采用图片边缘的颜色 {colour}。要替换它，请设置白色以外的背景。</translation>
    </message>
    <message>
        <source>The 16-bit files hold {bits}-bit data: level {level} becomes white.</source>
        <translation>16 位文件中是 {bits} 位数据：灰度级 {level} 作为白色。</translation>
    </message>
    <message>
        <source>The 16-bit files are dark: the highest level is {level} of 65,535. Save them with their full range.</source>
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
        <source>{path} is a file. Choose another folder.</source>
        <translation>{path} 是一个文件。请选择其他位置。</translation>
    </message>
    <message>
        <source>{path} already exists. Choose another place.</source>
        <translation>{path} 已存在。请选择其他位置。</translation>
    </message>
    <message>
        <source>The labels in {file} are not used: {reason}.</source>
        <translation>未使用 {file} 中的标签：{reason}。</translation>
    </message>
    <message>
        <source>{what} has the shape {shape}. Picture arrays have the shape (N, H, W), (N, H, W, C) or (N, C, H, W) with C from 1 to 4.</source>
        <translation>{what} 的形状是 {shape}。图片数组的形状应为 (N, H, W)、(N, H, W, C) 或 (N, C, H, W)，C 为 1 到 4。</translation>
    </message>
    <message>
        <source>The pictures in {what} are too large: {width} x {height} pixels.</source>
        <translation>{what} 里的图片太大：{width} x {height} 像素。</translation>
    </message>
    <message>
        <source>{path} holds labels. Open the image file instead: the studio finds the labels beside it.</source>
        <translation>{path} 里是标签。请改为打开图像文件：标签会在它旁边自动找到。</translation>
    </message>
    <message>
        <source>{path} has {labels} labels for {count} pictures.</source>
        <translation>{path} 有 {labels} 个标签，却有 {count} 张图片。</translation>
    </message>
    <message>
        <source>Can&apos;t read {path} as an array: {reason}.</source>
        <translation>无法把 {path} 作为数组读取：{reason}。</translation>
    </message>
    <message>
        <source>{array} in {file} is not used: {reason}. Save it as text or numbers.</source>
        <translation>未使用 {file} 中的 {array}：{reason}。请保存为文本或数字。</translation>
    </message>
    <message>
        <source>{path} is too large to unpack in memory ({size} GB). Save it as .npy, which needs no unpacking.</source>
        <translation>{path} 的内容在内存中无法解包（{size} GB）。请保存为 .npy：它无需解包。</translation>
    </message>
    <message>
        <source>{path} names {count} classes, but at most {most} are possible.</source>
        <translation>{path} 列出了 {count} 个类别，最多只能有 {most} 个。</translation>
    </message>
    <message>
        <source>No array of pictures found in {path} ({kinds}).</source>
        <translation>{path} 里没有图片数组（{kinds}）。</translation>
    </message>
    <message>
        <source>{path} does not fit into memory. Unpack it to a folder, or pack it as .zip or .tar.</source>
        <translation>{path} 的内容超出内存容量。请解包到文件夹，或打包为 .zip 或 .tar。</translation>
    </message>
    <message>
        <source>{path} is a link that points outside the opened folder.</source>
        <translation>{path} 是一个指向所打开内容之外的链接。</translation>
    </message>
    <message>
        <source>{path} holds CIFAR-10 as Python pickles, which can run code when they are read. Use the binary version, {name}.</source>
        <translation>{path} 是以 Python pickle 保存的 CIFAR-10，读取时可能运行代码。请使用二进制版本 {name}。</translation>
    </message>
    <message>
        <source>{path} holds several sets: {names}. Open the folder of one set.</source>
        <translation>{path} 里有几个数据集：{names}。请打开其中一个的文件夹。</translation>
    </message>
    <message>
        <source>{name} can&apos;t change once a run has started. Branch a new run with the new value instead.</source>
        <translation>训练开始后不能再更改 {name}。请用新的值分支出新的训练。</translation>
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
        <source>About {share} of the generated images look like transformed training pictures.</source>
        <translation>约 {share} 的生成图像看起来像经过变换的训练图片。</translation>
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
        <source>The augmentation leaks: the generator draws mirrored images.</source>
        <translation>增强泄漏：生成器画出了镜像图像。</translation>
    </message>
    <message>
        <source>Leave out mirroring, or lower the probability of the augmentation.</source>
        <translation>去掉镜像，或降低增强的概率。</translation>
    </message>
    <message>
        <source>The augmentation leaks: the generator draws turned or upside-down images.</source>
        <translation>增强泄漏：生成器画出了旋转或颠倒的图像。</translation>
    </message>
    <message>
        <source>Leave out rotations and quarter turns, or lower the probability of the augmentation.</source>
        <translation>去掉旋转和 90° 旋转，或降低增强的概率。</translation>
    </message>
    <message>
        <source>The augmentation leaks: the generator draws images of other hue or inverted lightness.</source>
        <translation>增强泄漏：生成器画出了色相不同或明暗反转的图像。</translation>
    </message>
    <message>
        <source>Leave out the changes of hue, or lower the probability of the augmentation.</source>
        <translation>去掉色相变化，或降低增强的概率。</translation>
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
        <source>ONNX export needs missing packages ({packages}). Install them: pip install &quot;ganstudio[onnx]&quot;</source>
        <translation>导出 ONNX 缺少所需的软件包（{packages}）。请安装：pip install &quot;ganstudio[onnx]&quot;</translation>
    </message>
    <message>
        <source>{count} pictures compared with the original: identical in every pixel</source>
        <translation>已与原模型比较 {count} 张图片：每个像素都相同</translation>
    </message>
    <message>
        <source>{count} pictures compared with the original: they differ by at most {levels} of 255 grey levels</source>
        <translation>已与原模型比较 {count} 张图片：最多相差 {levels} 个灰度级（共 255 级）</translation>
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
        <source>The exported model draws different pictures (up to {levels} of 255 grey levels apart), so nothing was written.</source>
        <translation>导出的模型画出的图片不同（最多相差 {levels} 个灰度级，共 255 级），因此没有写入任何内容。</translation>
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
        <source>{path} was drawn by the run {run}. Open that run at the top of the window ({folder}) and drop the picture again.</source>
        <translation>{path} 由训练 {run} 画出。请在窗口顶部打开该训练（{folder}），再次拖入图片。</translation>
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
        <source>A path needs at least two pictures.</source>
        <translation>路径至少需要两张图片。</translation>
    </message>
    <message>
        <source>{run} has a single snapshot. A film of its training needs at least two.</source>
        <translation>{run} 只有一个快照。训练过程的影片至少需要两个。</translation>
    </message>
    <message>
        <source>Filming {frames} frames</source>
        <translation>正在制作 {frames} 帧</translation>
    </message>
    <message>
        <source>A film needs at least 2 frames.</source>
        <translation>影片至少需要 2 帧。</translation>
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
        <source>No pictures to draw.</source>
        <translation>没有要画的图片。</translation>
    </message>
    <message>
        <source>Drawing pictures ({count})</source>
        <translation>正在绘制图片（{count} 张）</translation>
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
        <source>{name} is a {kind}, which is fitted in one go: it cannot be trained further. Fit a new one instead.</source>
        <translation>{name} 是{kind}，一次拟合完成，不能继续训练。请拟合一个新的。</translation>
    </message>
    <message>
        <source>{name} is a copy tuned to {picture}: it cannot be trained. Train {run} instead.</source>
        <translation>{name} 是针对 {picture} 微调的副本，不能训练。请改为训练 {run}。</translation>
    </message>
    <message>
        <source>{run} upscales {own} times, not {factor} times. Leave the factor out, or choose another upscaler.</source>
        <translation>{run} 放大 {own} 倍，不能放大 {factor} 倍。请不要指定倍数，或选择另一个放大模型。</translation>
    </message>
    <message>
        <source>Upscaling the picture</source>
        <translation>正在放大图片</translation>
    </message>
    <message>
        <source>Computing the map</source>
        <translation>正在计算地图</translation>
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
        <source>Opening the training images</source>
        <translation>正在打开训练图片</translation>
    </message>
    <message>
        <source>Scanning the training images</source>
        <translation>正在扫描训练图片</translation>
    </message>
    <message>
        <source>Comparing the training images with each other</source>
        <translation>正在相互比较训练图像</translation>
    </message>
    <message>
        <source>These pictures have no classes to separate. Put each class in a folder of its own.</source>
        <translation>这些图片没有可区分的类别。请把每个类别放进各自的文件夹。</translation>
    </message>
    <message>
        <source>No class has two pictures, so a classifier can&apos;t be trained and tested.</source>
        <translation>没有一个类别有两张图片，因此无法训练和测试分类器。</translation>
    </message>
    <message>
        <source>Only 1 class has 2 pictures or more: a classifier needs at least 2 such classes.</source>
        <translation>只有 1 个类别有 2 张以上的图片：分类器至少需要 2 个这样的类别。</translation>
    </message>
    <message>
        <source>A linear classifier on the codes gets {codes} of {count} pictures right; on {components} principal components of their pixels, {pixels}. The largest class holds {chance}.</source>
        <translation>编码上的线性分类器能正确分类 {count} 张图片中的 {codes}；在其像素的 {components} 个主成分上为 {pixels}。最大的类别占 {chance}。</translation>
    </message>
    <message>
        <source>{count} pictures are not counted: they have no class, or are the only picture of their class.</source>
        <translation>{count} 张图片未计入：它们没有类别，或是该类别中唯一的图片。</translation>
    </message>
    <message>
        <source>There is no clear difference between codes and pixels.</source>
        <translation>编码与像素之间没有明显差别。</translation>
    </message>
    <message>
        <source>The codes separate the classes better than the pixels.</source>
        <translation>编码比像素更能区分类别。</translation>
    </message>
    <message>
        <source>The codes separate the classes less well than the pixels.</source>
        <translation>编码不如像素能区分类别。</translation>
    </message>
    <message>
        <source>The UMAP layout needs the map extra: pip install &quot;ganstudio[map]&quot;</source>
        <translation>UMAP 布局需要 map 附加组件：pip install &quot;ganstudio[map]&quot;</translation>
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
        <source>The memory was full. Activations are now computed again when needed; the gradient stays the same.</source>
        <translation>内存已满。现在会在需要时重新计算激活值；梯度不变。</translation>
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
    <message>
        <source>The shelf of {run} holds no pictures.</source>
        <translation>{run} 的收藏架上没有图片。</translation>
    </message>
    <message>
        <source>A path needs at least two keyframes; {run} has fewer.</source>
        <translation>路径至少需要两个关键帧；{run} 没有这么多。</translation>
    </message>
    <message>
        <source>{path} does not say how it was drawn. Use a picture that the studio saved.</source>
        <translation>{path} 没有说明它是怎样画出来的。请使用本软件保存的图片。</translation>
    </message>
    <message>
        <source>{path} was drawn by another model, so {run} can&apos;t draw it.</source>
        <translation>{path} 由另一个模型画出，因此 {run} 画不出它。</translation>
    </message>
    <message>
        <source>The method {method} does not take layers.</source>
        <translation>方法 {method} 不能选择层。</translation>
    </message>
    <message>
        <source>Give both groups as seeds or latents.</source>
        <translation>请用种子或潜变量给出两组。</translation>
    </message>
    <message>
        <source>A direction between classes needs a single class on each side.</source>
        <translation>类别之间的方向两边各需要一个类别。</translation>
    </message>
    <message>
        <source>The run has no saved directions.</source>
        <translation>此次训练没有保存的方向。</translation>
    </message>
    <message>
        <source>There are {masks} masks for {pictures} pictures. Give 1 mask for all, or 1 per picture.</source>
        <translation>{pictures} 张图片对应了 {masks} 个蒙版：请给全部图片一个蒙版，或每张图片一个。</translation>
    </message>
    <message>
        <source>A mask must be a uint8 or bool array of shape (H, W), not {dtype} {shape}.</source>
        <translation>蒙版必须是形状为 (H, W) 的 uint8 或 bool 数组，不能是 {dtype} {shape}。</translation>
    </message>
    <message>
        <source>A training is still running. Stop it first; you can resume it later.</source>
        <translation>训练仍在进行。请先停止；以后可以继续。</translation>
    </message>
    <message>
        <source>Loading the models</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Training a baseline: {kind}</source>
        <translation>正在训练基线：{kind}</translation>
    </message>
    <message>
        <source>{name} has too few pictures for a baseline: {fewest} are needed, and {count} can be used.</source>
        <translation>{name} 的图片不足以训练基线：需要 {fewest} 张，可用的有 {count} 张。</translation>
    </message>
    <message>
        <source>A baseline is measured on held-out pictures, and {share} of {count} are too few. Raise {setting}.</source>
        <translation>基线在留出图片上测量，而 {count} 张中的 {share} 太少。请提高 {setting}。</translation>
    </message>
    <message>
        <source>The model is fitted to {fitting} of {count} pictures, because all of them have to fit into memory.</source>
        <translation>模型只用 {count} 张图片中的 {fitting} 张拟合，因为它们必须全部放入内存。</translation>
    </message>
    <message>
        <source>Images of {size} px are too large for a mixture or a kernel density: {fewest} of them need {needed} GB of memory, and {free} GB may be used. Choose a smaller {setting}.</source>
        <translation>{size} px 的图像对混合模型或核密度来说太大：{fewest} 张需要 {needed} GB 内存，而可用的只有 {free} GB。请选择更小的 {setting}。</translation>
    </message>
    <message>
        <source>Finding principal components</source>
        <translation>正在计算主成分</translation>
    </message>
    <message>
        <source>Fitting the mixture</source>
        <translation>正在拟合混合模型</translation>
    </message>
    <message>
        <source>Choosing the bandwidth</source>
        <translation>正在选择带宽</translation>
    </message>
    <message>
        <source>Training diverged: the bound is no longer finite at {images} images. Try a lower learning rate.</source>
        <translation>训练发散：在 {images} 张图像处界不再有限。请尝试更低的学习率。</translation>
    </message>
    <message>
        <source>{metric}: {better} is better than {other}</source>
        <translation>{metric}：{better} 优于 {other}</translation>
    </message>
    <message>
        <source>{metric}: {a} and {b} cannot be told apart with {count} samples</source>
        <translation>{metric}：用 {count} 个样本无法区分 {a} 和 {b}</translation>
    </message>
    <message>
        <source>Measuring {metric} of {name}</source>
        <translation>正在测量 {name} 的 {metric}</translation>
    </message>
    <message>
        <source>Describing the real images</source>
        <translation>正在提取真实图像的特征</translation>
    </message>
    <message>
        <source>Describing the images of {name}</source>
        <translation>正在提取 {name} 的图像的特征</translation>
    </message>
    <message>
        <source>Drawing the images of {name}</source>
        <translation>正在绘制 {name} 的图像</translation>
    </message>
    <message>
        <source>{metric} of only {count} images: at least {fewest} are advisable.</source>
        <translation>{metric} 只用了 {count} 张图像：建议至少 {fewest} 张。</translation>
    </message>
    <message>
        <source>Name the real pictures to compare with: a data set, a folder or an archive.</source>
        <translation>请指定用于比较的真实图片：数据集、文件夹或压缩包。</translation>
    </message>
    <message>
        <source>{name} has {count} {part}: a comparison needs at least {fewest}.</source>
        <translation>{name} 有 {count} 张{part}：比较至少需要 {fewest} 张。</translation>
    </message>
    <message>
        <source>Can&apos;t write &apos;{name}&apos;: give a file name that ends in {endings}.</source>
        <translation>无法写入“{name}”：请给出以 {endings} 结尾的文件名。</translation>
    </message>
    <message>
        <source>Training the studio features on {count} images</source>
        <translation>正在用 {count} 张图像训练工作室特征</translation>
    </message>
    <message>
        <source>There is no seed {seed}: seeds go from 0 to {most}.</source>
        <translation>没有种子 {seed}：种子的范围是 0 到 {most}。</translation>
    </message>
    <message>
        <source>Opening the pictures</source>
        <translation>正在打开图片</translation>
    </message>
    <message>
        <source>Opening the models</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Name at least one metric: {names}.</source>
        <translation>请至少指定一个指标：{names}。</translation>
    </message>
    <message>
        <source>{count} images are too few: evaluate at least {fewest}.</source>
        <translation>{count} 张图像太少：请至少评估 {fewest} 张。</translation>
    </message>
    <message>
        <source>{name}: only {size} images, but {count} of each set are asked for. Ask for at most {size}.</source>
        <translation>{name}：只有 {size} 张图像，但要求每组 {count} 张。请至多要求 {size} 张。</translation>
    </message>
    <message>
        <source>{count} images of each set do not fit into memory: ask for at most {most}.</source>
        <translation>每组 {count} 张图像放不进内存：请至多要求 {most} 张。</translation>
    </message>
    <message>
        <source>Gaussian mixture</source>
        <translation>高斯混合</translation>
    </message>
    <message>
        <source>kernel density estimate</source>
        <translation>核密度估计</translation>
    </message>
    <message>
        <source>variational autoencoder</source>
        <translation>变分自编码器</translation>
    </message>
    <message>
        <source>{name} has no classes to ask for.</source>
        <translation>{name} 没有可指定的类别。</translation>
    </message>
    <message>
        <source>{network} does not classify: choose studio features of a data set with classes.</source>
        <translation>{network} 不做分类：请选择有类别的数据集的工作室特征。</translation>
    </message>
    <message>
        <source>{network} names other classes than those of {name}.</source>
        <translation>{network} 的类别与 {name} 的类别不同。</translation>
    </message>
    <message>
        <source>{count} images do not determine the covariance of {width} features: the distance is too large. Use more images.</source>
        <translation>{count} 张图像不足以确定 {width} 个特征的协方差：距离偏大。请使用更多图像。</translation>
    </message>
    <message>
        <source>{name} does not take images of {height} x {width} px with {channels} channels: {reason}.</source>
        <translation>{name} 不接受 {height} x {width} px、{channels} 通道的图像：{reason}。</translation>
    </message>
    <message>
        <source>The network {name} does not give a row of features for each image.</source>
        <translation>网络 {name} 没有为每张图像给出一行特征。</translation>
    </message>
    <message>
        <source>Inception needs the metrics extra: pip install &quot;ganstudio[metrics]&quot;</source>
        <translation>Inception 需要 metrics 附加组件：pip install &quot;ganstudio[metrics]&quot;</translation>
    </message>
    <message>
        <source>{name} does not hold the FID&apos;s Inception. Get {file} from torch-fidelity&apos;s releases.</source>
        <translation>{name} 不含 FID 所用的 Inception。请从 torch-fidelity 的发布页获取 {file}。</translation>
    </message>
    <message>
        <source>The weights in {name} do not fit the FID&apos;s Inception.</source>
        <translation>{name} 中的权重与 FID 所用的 Inception 不符。</translation>
    </message>
    <message>
        <source>&apos;{option}&apos; behind @ is neither a size from 8 to 1024 px nor one of: {names}.</source>
        <translation>@ 之后的“{option}”既不是 8 到 1024 px 的大小，也不是以下之一：{names}。</translation>
    </message>
    <message>
        <source>The studio does not download Inception&apos;s weights. Get {file} from the releases of torch-fidelity on GitHub, and name it: inception=FILE.</source>
        <translation>工作室不会下载 Inception 的权重。请从 GitHub 上 torch-fidelity 的发布页获取 {file}，并这样指定：inception=FILE。</translation>
    </message>
    <message>
        <source>DINOv2 needs a file with the network as TorchScript or ONNX, which the studio does not download. Export it where torch.hub may load facebookresearch/dinov2, and name it: dinov2=FILE.</source>
        <translation>DINOv2 需要 TorchScript 或 ONNX 格式的网络文件，工作室不会下载。请在可用 torch.hub 加载 facebookresearch/dinov2 的机器上导出，并这样指定：dinov2=FILE。</translation>
    </message>
    <message>
        <source>{name} holds weights without a network. Say which network: torchvision:NETWORK={name}.</source>
        <translation>{name} 只有权重而没有网络。请说明是哪个网络：torchvision:NETWORK={name}。</translation>
    </message>
    <message>
        <source>Can&apos;t open {name} as TorchScript: the file is damaged.</source>
        <translation>无法以 TorchScript 打开 {name}：文件已损坏。</translation>
    </message>
    <message>
        <source>Networks in ONNX files need the onnx extra: pip install &quot;ganstudio[onnx]&quot;</source>
        <translation>ONNX 文件中的网络需要 onnx 附加组件：pip install &quot;ganstudio[onnx]&quot;</translation>
    </message>
    <message>
        <source>Can&apos;t use {name}: it is no ONNX file whose input is a batch of images.</source>
        <translation>无法使用 {name}：它不是以一批图像为输入的 ONNX 文件。</translation>
    </message>
    <message>
        <source>Can&apos;t import torchvision: {reason}. Install the version that fits torch: pip install torchvision</source>
        <translation>无法导入 torchvision：{reason}。请安装与 torch 匹配的版本：pip install torchvision</translation>
    </message>
    <message>
        <source>The weights in {name} do not fit torchvision&apos;s {arch}.</source>
        <translation>{name} 中的权重与 torchvision 的 {arch} 不符。</translation>
    </message>
    <message>
        <source>There is no file {path} with a feature network.</source>
        <translation>没有包含特征网络的文件 {path}。</translation>
    </message>
    <message>
        <source>{name} holds no weights that can be read safely. Give a safetensors file or a saved state_dict.</source>
        <translation>{name} 中没有可以安全读取的权重。请提供 safetensors 文件或保存的 state_dict。</translation>
    </message>
    <message>
        <source>{network} does not classify: choose studio features of a data set with classes, or Inception.</source>
        <translation>{network} 不做分类：请选择有类别的数据集的工作室特征，或 Inception。</translation>
    </message>
    <message>
        <source>{name} has {count} images, too few for this score: use at least {least}.</source>
        <translation>{name} 有 {count} 张图像，不足以计算此分数：请至少使用 {least} 张。</translation>
    </message>
    <message>
        <source>The diversity needs two images of the same class.</source>
        <translation>多样性需要同一类别的两张图像。</translation>
    </message>
    <message>
        <source>{name} has {count} images, too few for neighbourhoods: use at least {least}.</source>
        <translation>{name} 有 {count} 张图像，不足以计算邻域：请至少使用 {least} 张。</translation>
    </message>
    <message>
        <source>The images are smaller than the patches of {size} px.</source>
        <translation>图像小于 {size} px 的图块。</translation>
    </message>
    <message>
        <source>{name} has no classes to learn.</source>
        <translation>{name} 没有可学习的类别。</translation>
    </message>
    <message>
        <source>{name} has other classes than {reference}.</source>
        <translation>{name} 的类别与 {reference} 不同。</translation>
    </message>
    <message>
        <source>The training images of {name} are unknown.</source>
        <translation>{name} 的训练图像未知。</translation>
    </message>
    <message>
        <source>A verdict on copies needs {count} training images or more.</source>
        <translation>判断复制需要至少 {count} 张训练图像。</translation>
    </message>
    <message>
        <source>{name} has no latent space: the path length needs the generator of a run.</source>
        <translation>{name} 没有潜空间：路径长度需要一个运行的生成器。</translation>
    </message>
    <message>
        <source>{network} see no difference between the images of {name}.</source>
        <translation>{network}看不出 {name} 的图像之间有差异。</translation>
    </message>
    <message>
        <source>its value is not a finite number.</source>
        <translation>其值不是有限的数。</translation>
    </message>
    <message>
        <source>{metric} is not measured: {reason}</source>
        <translation>未测量 {metric}：{reason}</translation>
    </message>
    <message>
        <source>a multiple of 16 from 16 to 1024, or width x height such as 96x64</source>
        <translation>16 到 1024 之间 16 的倍数，或宽 x 高，例如 96x64</translation>
    </message>
    <message>
        <source>The layout of the imported network can&apos;t be read: {reason}. Import its file again.</source>
        <translation>无法读取导入网络的结构：{reason}。请重新导入其文件。</translation>
    </message>
    <message>
        <source>The imported network draws {known}, but the pictures are {wanted}. Prepare them to match.</source>
        <translation>导入的网络生成 {known}，但图片是 {wanted}。请将图片处理成一致。</translation>
    </message>
    <message>
        <source>A hole in {path} is too wide: no window in the model&apos;s proportions leaves a part of the picture around it. Paint smaller holes.</source>
        <translation>{path} 中的蒙版区域太宽：没有符合模型宽高比的窗口能在其周围留下图片的一部分。请涂抹更小的区域。</translation>
    </message>
    <message>
        <source>StyleGAN2-ADA cannot load a network of the architecture {arch}: choose another format.</source>
        <translation>StyleGAN2-ADA 无法加载架构为 {arch} 的网络：请选择其他格式。</translation>
    </message>
    <message>
        <source>StyleGAN2-ADA draws squares of 16, 32, 64, 128 ... pixels, not {frame}: choose another format.</source>
        <translation>StyleGAN2-ADA 生成 16、32、64、128… 像素的正方形图像，而不是 {frame}：请选择其他格式。</translation>
    </message>
    <message>
        <source>StyleGAN2-ADA cannot build these channels: choose another format.</source>
        <translation>StyleGAN2-ADA 无法构建这些通道数：请选择其他格式。</translation>
    </message>
    <message>
        <source>{name} is too large for a network: more than 4 GB.</source>
        <translation>{name} 对网络来说太大：超过 4 GB。</translation>
    </message>
    <message>
        <source>{name} is a network of TensorFlow. Convert it with legacy.py of StyleGAN3 first.</source>
        <translation>{name} 是 TensorFlow 的网络。请先用 StyleGAN3 的 legacy.py 转换。</translation>
    </message>
    <message>
        <source>{name} is refused: it asks for {what}, which no network needs. Nothing in the file was executed.</source>
        <translation>已拒绝 {name}：它要求 {what}，而任何网络都不需要它。文件中的任何代码都没有被执行。</translation>
    </message>
    <message>
        <source>{name} is damaged, or not a network of StyleGAN2-ADA, StyleGAN3 or stylegan2-pytorch: {reason}.</source>
        <translation>{name} 已损坏，或不是 StyleGAN2-ADA、StyleGAN3 或 stylegan2-pytorch 的网络：{reason}。</translation>
    </message>
    <message>
        <source>{name} draws images of {size} x {size} px. Multiples of {step} from {least} to {most} are possible.</source>
        <translation>{name} 生成 {size} x {size} px 的图像。可用的是 {least} 到 {most} 之间 {step} 的倍数。</translation>
    </message>
    <message>
        <source>A StyleGAN3 network comes from a file of another program: import it.</source>
        <translation>StyleGAN3 网络来自其他程序的文件：请导入它。</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Writing the run</source>
        <translation>正在写入运行</translation>
    </message>
    <message>
        <source>{name} = {value}: {reason}.</source>
        <translation>{name} = {value}：{reason}。</translation>
    </message>
    <message>
        <source>{g} of {all_g} tensors of the generator and {d} of {all_d} of the discriminator come from {run}.</source>
        <translation>生成器 {all_g} 个张量中的 {g} 个和判别器 {all_d} 个中的 {d} 个来自 {run}。</translation>
    </message>
    <message>
        <source>The weights of these classes come along: {names}.</source>
        <translation>沿用了这些类别的权重：{names}。</translation>
    </message>
    <message>
        <source>The first pictures are those of {run}, enlarged.</source>
        <translation>最初的图片是 {run} 的图片放大后的结果。</translation>
    </message>
    <message>
        <source>The layers of the image start anew, so the first pictures do not show those of {run}: this architecture or the chosen widths cannot enlarge them.</source>
        <translation>靠近图像的层重新开始，因此最初的图片不是 {run} 的图片：该架构或所选宽度无法放大它们。</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
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
    <name>metrics</name>
    <message>
        <source>Frechet distance (FD)</source>
        <translation>弗雷歇距离（FD）</translation>
    </message>
    <message>
        <source>The distance between two Gaussians fitted to the features: quality and diversity in one figure. Fewer images give larger distances, so compare only figures with the same number of images and the same features.</source>
        <translation>对特征拟合的两个高斯分布之间的距离：用一个数值表示质量和多样性。图像越少距离越大，因此只比较图像数和特征都相同的数值。</translation>
    </message>
    <message>
        <source>Kernel distance (KID)</source>
        <translation>核距离（KID）</translation>
    </message>
    <message>
        <source>The squared distance between the means of both sets under a kernel, without bias: about 0 for sets that are alike, also with few images. It sees a missing kind of picture less clearly than recall and coverage do.</source>
        <translation>两组图像在核下均值之间距离的平方，无偏：两组相似时约为 0，图像少时也是如此。它对缺失的图片种类不如召回率和覆盖率敏感。</translation>
    </message>
    <message>
        <source>Drawn as asked</source>
        <translation>按要求生成</translation>
    </message>
    <message>
        <source>As asked</source>
        <translation>符合要求</translation>
    </message>
    <message>
        <source>The share of generated images that a classifier, trained on the real ones, reads as the class that was asked for. The classifier errs as well: compare with its share on real images, the floor.</source>
        <translation>由真实图像训练的分类器认作所要求类别的生成图像的比例。分类器也会出错：请与它在真实图像上的比例（下限）比较。</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>The share of real images with a generated image nearby: quality and diversity together. It sees a missing class, and reaches about 97 % when a model is perfect and both sets have the same size. More generated images raise it.</source>
        <translation>附近有生成图像的真实图像的比例：同时反映质量和多样性。它能发现缺失的类别；模型完美且两组大小相同时约为 97 %。生成图像越多数值越高。</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>How densely real images surround the generated ones, about 1 for a perfect model. Values above 1 mean that the images gather where real images are common, often at the cost of diversity: read it with coverage.</source>
        <translation>真实图像围绕生成图像的密集程度，完美模型约为 1。大于 1 表示图像集中在真实图像常见之处，往往以多样性为代价：请与覆盖率一起看。</translation>
    </message>
    <message>
        <source>studio features</source>
        <translation>工作室特征</translation>
    </message>
    <message>
        <source>Inception-type score</source>
        <translation>Inception 类分数</translation>
    </message>
    <message>
        <source>IS</source>
        <translation>IS</translation>
    </message>
    <message>
        <source>High when a classifier names the class of each image with certainty and all classes are equally common; at most the number of classes. It never looks at real images, so it misses a lack of variety within a class.</source>
        <translation>当分类器能确定每张图像的类别且各类别同样常见时数值高；至多为类别数。它从不看真实图像，因此看不出类别内部缺乏变化。</translation>
    </message>
    <message>
        <source>Similarity of two generated images (MS-SSIM)</source>
        <translation>两张生成图像的相似度（MS-SSIM）</translation>
    </message>
    <message>
        <source>The mean structural similarity of two random generated images, of the same class where there are classes: near that of two real images if the generator is as diverse, and higher if it repeats itself. Noise is diverse as well.</source>
        <translation>两张随机生成图像（有类别时取同一类别）的平均结构相似度：若生成器同样多样，则接近两张真实图像的值；若它重复自己，则更高。噪声也是多样的。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>The share of generated images that lie among the real ones: their quality. A model that draws a single good picture again and again reaches 100 %, so read it with recall. A few unusual real images raise it, and so do fewer real images.</source>
        <translation>位于真实图像之中的生成图像的比例：反映质量。反复生成同一张好图的模型也能达到 100 %，因此请与召回率一起看。少数不寻常的真实图像或较少的真实图像都会使它升高。</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>The share of real images that lie among the generated ones: their diversity. It says nothing of quality: scattered, unusual images have large neighbourhoods and raise it. Compare only figures with the same number of images.</source>
        <translation>位于生成图像之中的真实图像的比例：反映多样性。它与质量无关：分散而不寻常的图像邻域大，会使它升高。只比较图像数相同的数值。</translation>
    </message>
    <message>
        <source>Power spectrum distance</source>
        <translation>功率谱距离</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>功率谱</translation>
    </message>
    <message>
        <source>The difference between the power of the images at each spatial frequency, averaged over directions and over the images. It shows blur, noise and the grid patterns of upsampling, and says nothing of what the images depict.</source>
        <translation>图像在各空间频率上功率的差异，对方向和图像取平均。它显示模糊、噪声和上采样的网格图案，与图像内容无关。</translation>
    </message>
    <message>
        <source>Sliced Wasserstein distance (SWD)</source>
        <translation>切片 Wasserstein 距离（SWD）</translation>
    </message>
    <message>
        <source>The distance between patches of 7 px of the images at several resolutions. No network judges them. It sees textures and edges, and neither their arrangement in an image nor missing kinds of image.</source>
        <translation>图像在多个分辨率下 7 px 图块之间的距离，不使用网络。它能看到纹理和边缘，看不到它们在图像中的排列，也看不到缺失的图像种类。</translation>
    </message>
    <message>
        <source>Inception (FID weights)</source>
        <translation>Inception（FID 权重）</translation>
    </message>
    <message>
        <source>Classification accuracy score (CAS)</source>
        <translation>分类准确率得分（CAS）</translation>
    </message>
    <message>
        <source>The share of real images that a small classifier reads correctly after it learned from generated images alone: low if they lack kinds of images or are of the wrong class. The interval leaves out the chance in the classifier&apos;s training.</source>
        <translation>只用生成图像训练的小型分类器正确识别的真实图像的比例：若生成图像缺少某些种类或类别错误，则数值低。区间不包括分类器训练中的随机性。</translation>
    </message>
    <message>
        <source>Copies of training images</source>
        <translation>训练图像的复制品</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>复制品</translation>
    </message>
    <message>
        <source>The share of generated images that are the same as a training image or much nearer to it than training images are to each other, also mirrored or shifted by a few pixels. Compare with the share among held-out images, which nobody copied.</source>
        <translation>与某张训练图像相同、或比训练图像之间近得多（包括镜像或平移几个像素后）的生成图像的比例。请与留出图像中的比例比较，那些图像无人复制。</translation>
    </message>
    <message>
        <source>Perceptual path length (PPL)</source>
        <translation>感知路径长度（PPL）</translation>
    </message>
    <message>
        <source>How far images move in feature space along a path between two latents, squared and relative to two real images: about 1 if each image changes straight into the other, more if the path makes detours, less if the generator repeats itself.</source>
        <translation>图像沿两个潜变量之间的路径在特征空间中移动的距离的平方，相对于两张真实图像：若一张图像直接变为另一张，约为 1；路径绕弯则更大；生成器重复自己则更小。</translation>
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
        <source>Restore how {name} was drawn</source>
        <translation>还原 {name} 的绘制方式</translation>
    </message>
    <message>
        <source>Add {name} to the shelf</source>
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
        <source>Find all pictures in {name} in the model</source>
        <translation>在模型中寻找 {name} 的所有图片</translation>
    </message>
    <message>
        <source>Inpaint</source>
        <translation>修补</translation>
    </message>
    <message>
        <source>Fill an area of {name}</source>
        <translation>填充 {name} 中的蒙版区域</translation>
    </message>
    <message>
        <source>Upscale</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Upscale {name}</source>
        <translation>放大 {name}</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Evaluate the pictures in {name}</source>
        <translation>评估 {name} 中的图片</translation>
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
        <source>R3GAN at its published size, trained for days on a GPU: the best quality of all presets.</source>
        <translation>论文规模的 R3GAN，在 GPU 上训练数天：所有预设中质量最好。</translation>
    </message>
    <message>
        <source>StyleGAN2</source>
        <translation>StyleGAN2</translation>
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
        <source>On a CPU, this gives the fastest visible results, at {size} pixels.</source>
        <translation>在 CPU 上，这能最快看到结果，尺寸为 {size} 像素。</translation>
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
    <message>
        <source>chosen for training on a GPU</source>
        <translation>为在 GPU 上训练而选择</translation>
    </message>
    <message>
        <source>derived from {size} px and a batch of {batch}</source>
        <translation>由 {size} px 和批大小 {batch} 推导</translation>
    </message>
    <message>
        <source>derived from {size} px, as R3GAN&apos;s authors chose it</source>
        <translation>由 {size} px 推导，与 R3GAN 作者的选择一致</translation>
    </message>
    <message>
        <source>derived from {size} px: the width of StyleGAN2-ADA&apos;s automatic configuration</source>
        <translation>由 {size} px 推导：StyleGAN2-ADA 自动配置的宽度</translation>
    </message>
    <message>
        <source>derived from {size} px: the width of R3GAN as published</source>
        <translation>由 {size} px 推导：R3GAN 论文中的宽度</translation>
    </message>
    <message>
        <source>derived from {size} px, to fit into the memory of a GPU</source>
        <translation>由 {size} px 推导，以适应 GPU 内存</translation>
    </message>
    <message>
        <source>derived from {value} at {size} px: each resolution keeps its width</source>
        <translation>由 {size} px 时的 {value} 推导：每个分辨率保持其宽度</translation>
    </message>
    <message>
        <source>derived from {value} at {size} px and a batch of {batch}</source>
        <translation>由 {size} px、批大小 {batch} 时的 {value} 推导</translation>
    </message>
    <message>
        <source>StyleGAN2 (2020)</source>
        <translation>StyleGAN2 (2020)</translation>
    </message>
    <message>
        <source>R3GAN (2024)</source>
        <translation>R3GAN (2024)</translation>
    </message>
    <message>
        <source>Residual, light</source>
        <translation>残差网络，轻量</translation>
    </message>
    <message>
        <source>StyleGAN3 (2021)</source>
        <translation>StyleGAN3 (2021)</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>Note {number}</source>
        <translation>注 {number}</translation>
    </message>
    <message>
        <source>{network} features</source>
        <translation>{network} 特征</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 至 {high}</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>A class that a model neglects stands out here. Percentages are the share of all pictures.</source>
        <translation>被模型忽视的类别在这里一目了然。百分比为占全部图片的比例。</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Real pictures</source>
        <translation>真实图片</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>太少</translation>
    </message>
    <message>
        <source>errors mostly read as {other}</source>
        <translation>错误大多认作 {other}</translation>
    </message>
    <message>
        <source>Power by spatial frequency</source>
        <translation>各空间频率的功率</translation>
    </message>
    <message>
        <source>Spatial frequency (periods across the picture)</source>
        <translation>空间频率（整幅图片中的周期数）</translation>
    </message>
    <message>
        <source>Power (dB)</source>
        <translation>功率 (dB)</translation>
    </message>
    <message>
        <source>Too little power on the right means blurred pictures, too much means noise or a pattern of single pixels. The green line shows the real pictures.</source>
        <translation>右侧功率过低表示图片模糊，过高表示有噪声或单像素图案。绿线为真实图片。</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>功率谱</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Both sets of a pair are compared with the same resamples of the real pictures. Where the interval of the difference contains 0, the two can&apos;t be told apart with this many pictures.</source>
        <translation>每对中的两组与真实图片的相同重采样比较。差异的区间包含 0 时，用这么多图片无法区分二者。</translation>
    </message>
    <message>
        <source>Only the differences to the best value of each metric are shown.</source>
        <translation>只显示与每个指标最佳值的差异。</translation>
    </message>
    <message>
        <source>{b} minus {a}</source>
        <translation>{b} 减 {a}</translation>
    </message>
    <message>
        <source>Pictures of</source>
        <translation>图片来自</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Interval drawn</source>
        <translation>区间图</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>A dot is the value, the bar around it its 95 % interval (bootstrap).</source>
        <translation>圆点为数值，周围的横条为其 95 % 区间（自助法）。</translation>
    </message>
    <message>
        <source>The dashed green line is the floor: what real pictures score against other real pictures. A value as good as the floor can&apos;t be told apart from real pictures.</source>
        <translation>绿色虚线为下限：真实图片与其他真实图片比较所得的值。与下限相当的值无法与真实图片区分。</translation>
    </message>
    <message>
        <source>“best” marks the best value of a metric, “≈ best” values that can&apos;t be told apart from it with this many pictures.</source>
        <translation>“最佳”标记一个指标的最佳值，“≈ 最佳”标记用这么多图片无法与之区分的值。</translation>
    </message>
    <message>
        <source>{count} pictures of {name}</source>
        <translation>{name} 的 {count} 张图片</translation>
    </message>
    <message>
        <source>Runs with the same latent space show the same seeds at the same places.</source>
        <translation>潜空间相同的运行在相同位置显示相同的种子。</translation>
    </message>
    <message>
        <source>Pictures side by side</source>
        <translation>并排的图片</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>{title}: {count} pictures of {name}</source>
        <translation>{title}：{name} 的 {count} 张图片</translation>
    </message>
    <message>
        <source>The best pictures lie where the features of real pictures are dense, the worst where they are sparse. A rare kind of real picture counts as sparse too.</source>
        <translation>最佳图片位于真实图片特征密集之处，最差图片位于稀疏之处。罕见的真实图片种类也算稀疏。</translation>
    </message>
    <message>
        <source>Best and worst pictures</source>
        <translation>最佳与最差图片</translation>
    </message>
    <message>
        <source>{count} pictures of {name}, each above the training picture that it resembles most</source>
        <translation>{name} 的 {count} 张图片，每张下方是与它最相似的训练图片</translation>
    </message>
    <message>
        <source>Above, the pictures that most resemble a training picture; below each, that training picture. A pair that is nearly the same, also shifted or mirrored, is a copy. Simple pictures resemble each other without being copies.</source>
        <translation>上方是与训练图片最相似的图片，下方是该训练图片。几乎相同（包括平移或镜像后）的一对就是复制品。简单的图片彼此相似，但不一定是复制品。</translation>
    </message>
    <message>
        <source>Copies of training pictures?</source>
        <translation>训练图片的复制品？</translation>
    </message>
    <message>
        <source>Copies among these: {count} of {total}.</source>
        <translation>其中的复制品：{total} 张中有 {count} 张。</translation>
    </message>
    <message>
        <source>Of the held-out real pictures, {share} % look like copies.</source>
        <translation>在留出的真实图片中，{share} % 看起来像复制品。</translation>
    </message>
    <message>
        <source>≈ best</source>
        <translation>≈ 最佳</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无数值</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <source>higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <source>against {pictures}</source>
        <translation>对比 {pictures}</translation>
    </message>
    <message>
        <source>floor {value}</source>
        <translation>下限 {value}</translation>
    </message>
    <message>
        <source>floor {value} ({pictures} against as many)</source>
        <translation>下限 {value}（{pictures}对同样多张）</translation>
    </message>
    <message>
        <source>Evaluation against {data}</source>
        <translation>与 {data} 比较的评估</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Made with GAN Studio {version}</source>
        <translation>由 GAN Studio {version} 生成</translation>
    </message>
    <message>
        <source>Quality against diversity</source>
        <translation>质量与多样性</translation>
    </message>
    <message>
        <source>Upwards, more of the generated pictures look real; to the right, more kinds of real pictures are generated. A good model has both.</source>
        <translation>越往上，看起来真实的生成图片越多；越往右，生成的真实图片种类越多。好的模型两者兼备。</translation>
    </message>
    <message>
        <source>The green cross is the floor. Lines are 95 % intervals.</source>
        <translation>绿色十字为下限。线段为 95 % 区间。</translation>
    </message>
    <message>
        <source>{up} against {across}</source>
        <translation>{up} 与 {across}</translation>
    </message>
    <message>
        <source>Real pictures against other real pictures</source>
        <translation>真实图片对其他真实图片</translation>
    </message>
    <message>
        <source>Over the training</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>Bands are 95 % intervals. The dashed green line is the floor.</source>
        <translation>色带为 95 % 区间。绿色虚线为下限。</translation>
    </message>
    <message>
        <source>Images seen</source>
        <translation>已见图像数</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Pictures in a file or folder</source>
        <translation>文件或文件夹中的图片</translation>
    </message>
    <message>
        <source>Pictures of each set</source>
        <translation>每组图片数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Bootstrap resamples</source>
        <translation>自助重采样次数</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Resize filter</source>
        <translation>缩放滤波器</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What was compared</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Each of these was compared with the real pictures of {data}.</source>
        <translation>以下每项都与 {data} 的真实图片比较。</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>数值的含义</translation>
    </message>
    <message>
        <source>To repeat it</source>
        <translation>重现方法</translation>
    </message>
    <message>
        <source>The same pictures under these conditions give the same figures.</source>
        <translation>相同的图片在这些条件下得到相同的数值。</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>explicit, tractable</source>
        <translation>显式，可精确计算</translation>
    </message>
    <message>
        <source>explicit, approximate</source>
        <translation>显式，近似</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>隐式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Held-out bits per dimension, lower is better</source>
        <translation>留出图片的每维比特数，越低越好</translation>
    </message>
    <message>
        <source>An explicit model states how likely each picture is, exactly or by a bound; an implicit model such as a GAN only draws pictures. The likelihood says how well a model predicts pictures it has not seen, the other figures how its own pictures look. Neither follows from the other.</source>
        <translation>显式模型会给出每张图片的概率，精确值或一个界；GAN 这样的隐式模型只生成图片。似然说明模型对未见过的图片预测得有多好，其他指标说明它自己的图片看起来如何。两者互不能推出。</translation>
    </message>
    <message>
        <source>Kinds of model</source>
        <translation>模型种类</translation>
    </message>
    <message>
        <source>states no likelihood</source>
        <translation>不给出似然</translation>
    </message>
    <message>
        <source>at most {bits}</source>
        <translation>至多 {bits}</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Directions</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Change one attribute of the picture at a time</source>
        <translation>每次只改变图片的一个方面</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Interpolate between pictures</source>
        <translation>在图片之间插值</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Combine pictures: mix their styles, do arithmetic, or breed children</source>
        <translation>用几张图片生成新图片：混合风格、取共同点或繁殖后代</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>控制板</translation>
    </message>
    <message>
        <source>Drag across a map to change the picture</source>
        <translation>在地图上拖动，图片随之变化</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>See how the picture developed, snapshot by snapshot</source>
        <translation>逐个快照地看图片如何形成</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫步</translation>
    </message>
    <message>
        <source>Play a walk through the latent space</source>
        <translation>播放潜空间中的漫步</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>See the same latents drawn by another run or by an earlier snapshot</source>
        <translation>查看由另一次训练或更早的快照画出的同一潜变量</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>See samples and training images on a map, with similar ones close together</source>
        <translation>在训练图片之间查看样本，相似的彼此靠近</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>See the training images closest to the picture shown, and whether it looks like a copy</source>
        <translation>查看与当前图片最接近的训练图片，以及它看起来是不是照抄的</translation>
    </message>
</context>
</TS>
