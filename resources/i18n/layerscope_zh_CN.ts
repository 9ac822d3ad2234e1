<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train until the set number of epochs, or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step one epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one update with the whole data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from the same initial weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from other initial weights, by the next weight seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train fewer epochs a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train more epochs a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of the window as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a picture of the window to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window and end the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every panel back to its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the screen with the window, or give it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gradient check…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare backpropagation with finite differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List what each key does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Layerscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the version and the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the network: next or previous layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the network: previous or next neuron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Left, Shift+Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a curve: read the previous or next epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a plot: show everything again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoundaryView</name>
    <message>
        <source>The decision boundary can be drawn only for samples with two inputs x₁ and x₂.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision boundary, epoch {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy {0} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfigPanel</name>
    <message>
        <source>Set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network and data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change starts the run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While it learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EpochView</name>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and Right read an epoch, with Shift in long steps. Escape: the newest. Home: show all again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Must be {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0} must have {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc brings the old value back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradientCheckDialog</name>
    <message>
        <source>Gradient check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every entry of every parameter is moved by ±ε, and the change of the loss is compared with the gradient that backpropagation computed. A relative error below 1e-7 is right, around 1e-5 doubtful, above 1e-3 wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of samples to check on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step ε of the finite differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result for each parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a kink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest relative error: {0} in {1}: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} entries were left out: their probe crosses a kink of the activation, where a difference says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradientNormView</name>
    <message>
        <source>0 or below {0}, drawn on the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm of each layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the gradients of the biases too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set decides how many neurons the output layer has: one for each output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this layer up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this layer down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: number of neurons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: activation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersEditor</name>
    <message>
        <source>input {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a layer above the output (Ins)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong in the program, not in your set-up: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layerscope – running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layerscope – epoch {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run stopped at epoch {0}, as set up. Run goes on for {1} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Layerscope</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the message and its details to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkTexts</name>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {0} of {1}, {2}, {3} to {4}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, neuron {1}: bias {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input {0}: row {1} of X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {0}, neuron {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strongest incoming weight {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from input {0} to neuron {1} of layer {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from neuron {0} of layer {1} to neuron {2} of layer {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} neurons, {1} of them shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line is a weight w: red and solid if positive, blue and dashed if negative, as wide as |w|.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filling of a node is its bias b: a red disc if positive, a blue ring if negative,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with an area that grows with |b|. In a large layer only the strongest weights are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Network diagram</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>{0}: draw another</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureTaker</name>
    <message>
        <source>A picture of “{0}” is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be saved as {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a picture of “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Double click, or Home with the keyboard focus: show all again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many epochs a second; at the right end as many as possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsPair</name>
    <message>
        <source>W[{0}] start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W[{0}] now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsView</name>
    <message>
        <source>Weights of all layers, at the start and now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a weight to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W[{layer}] row {row}, column {column}: start {start}, now {now}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a matrix of finite numbers, shape ({rows}, {columns})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array of shape {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number of at least {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from {minimum} to {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a finite number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number above 0 and at most {maximum:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from {minimum:g} to {maximum:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 to {most} layers, each a size and an activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points that the network learns to tell apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points: m, the number of columns of X.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise on each coordinate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed draws the same points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of neurons and activation of each layer, the input not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed draws the same starting weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far one update goes against the gradient. It can change while the network learns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many updates until the run stops by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count}, one neuron for each output of the data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of fields and their values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a size and an activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{argument}: {got} cannot be used; it must be {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} became {value} in epoch {epoch}: try a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} became {value} in epoch {epoch}, first in {quantity}: try a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {done} of {total} entries are checked: a report needs them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A history has no last record before the first is appended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward needs the matrices of a forward pass: call forward first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{caller} needs gradients: call backward first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of at least two sizes, input and output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of names, one for each layer but the input, {count} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The norm of a gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it was when the run started</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
