<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Open the run {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from these {count} files and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from the pictures in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your runs on the disk are safe. If it happens again, please report it with the text below.
The log is {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where in the program it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run that the pages show. Opens the list of runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this page (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is being loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training runs on {name} in {precision}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a run folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDock</name>
    <message>
        <source>Log ({path})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the studio did, the newest line last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a run folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>| Keys | What they do |</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving before closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be stopped and saved now, and resumed from here the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Show the page {page}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{page} (Ctrl+{number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page}, something new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Loading the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the log (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{job}, stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{job}, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the training where it is, or go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checkpoint and stop; it can be resumed later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this task up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} images/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} files/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} per second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>config</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A built-in set, a folder, or image files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the square images the networks see; 0 chooses one from the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for grey, 3 for colour; 0 chooses from the pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the generator and the discriminator are built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the generator: channels of its layer next to the image. Twice as wide is about four times slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discriminator filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the discriminator: channels of its layer next to the image; 0 takes the generator&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latent dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers describe one image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach the networks the classes of the pictures, so that you can ask for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images seen by each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the two networks play for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alternating: the discriminator moves first. Simultaneous: both move from the same position; one pass less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the gradients become steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generator learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size of the generator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discriminator learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step size of the discriminator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum of Adam&apos;s first moment, and of SGD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay of Adam&apos;s second moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R1 penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the gradient penalty on real images, which calms the discriminator; 0 turns it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R1 interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the penalty only every so many steps, that much stronger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EMA half-life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images over which the averaged generator, the one you see, forgets half of its past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format of the networks&apos; arithmetic; auto takes bf16 where this device gains from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout of images in memory; auto takes what this device prefers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after the networks have seen this many images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many minutes of training; 0 for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to train; auto takes the fastest there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time between checkpoints; after a crash the run goes back to the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a grid every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images between the sample grids kept for the timeline; the distance grows with the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First snapshots every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images between the first snapshots of the generator; doubles so that at most 64 are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>A training is going on. Stop it first; it can be resumed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to learn from yet. Choose pictures on the Data page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be read: {where}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} = {value}: this must be {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set {text}: write it as name=value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting &apos;{name}&apos;. Did you mean &apos;{meant}&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting &apos;{name}&apos;. There are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no {device} device that torch can use. Use --device auto or cpu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no list of seeds. Write it as 0-63 or 1,5,9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written. Free some space and resume; the last checkpoint is intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: the folder is read-only. Choose another one or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} &apos;{name}&apos;. Did you mean &apos;{near}&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} &apos;{name}&apos;. There are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged and cannot be resumed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no snapshot yet: train it for a while first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no snapshot at {snapshot} images. The nearest is {nearest}; &apos;ganstudio info&apos; lists them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} already holds a run. Resume it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run in {path}: it has no config.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: it is not the config of a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: it does not say its format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was written by a newer GAN Studio (format {found}; this one knows {known}). Update the studio to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures have changed since this run began ({now} of &apos;{name}&apos; now, {then} then). Start a new run with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training on {name} ({precision})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has reached its goal already ({images} images). Give it a higher one to go on: --images or --minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ran away: its losses or weights stopped being numbers (NaN or infinite) at {images} images. The last good checkpoint is kept. Try lower learning rates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model.conditional needs classes, and &apos;{name}&apos; has none. Put the pictures in one folder a class, or turn it off.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>DCGAN (2015)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimax (saturating)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-saturating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognisable pictures within minutes, even on a processor without a graphics card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classic DCGAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The networks and settings published in 2015, to see the game as the textbooks show it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
