<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>Train until the set number of epochs, or pause</source>
        <translation>训练到设定的轮数，或暂停</translation>
    </message>
    <message>
        <source>&amp;Step one epoch</source>
        <translation>单步一轮(&amp;S)</translation>
    </message>
    <message>
        <source>Make one update with the whole data set</source>
        <translation>用整个数据集更新一次</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>重置(&amp;E)</translation>
    </message>
    <message>
        <source>Start again from the same initial weights</source>
        <translation>从相同的初始权重重新开始</translation>
    </message>
    <message>
        <source>&amp;New weights</source>
        <translation>新权重(&amp;N)</translation>
    </message>
    <message>
        <source>Start again from other initial weights, by the next weight seed</source>
        <translation>用下一个权重种子，从另一组初始权重重新开始</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>减速(&amp;L)</translation>
    </message>
    <message>
        <source>Train fewer epochs a second</source>
        <translation>每秒训练更少的轮数</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加速(&amp;F)</translation>
    </message>
    <message>
        <source>Train more epochs a second</source>
        <translation>每秒训练更多的轮数</translation>
    </message>
    <message>
        <source>&amp;Window…</source>
        <translation>窗口(&amp;W)…</translation>
    </message>
    <message>
        <source>Save a picture of the window as PNG</source>
        <translation>将窗口图片保存为 PNG</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Copy a picture of the window to the clipboard</source>
        <translation>将窗口图片复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window and end the program</source>
        <translation>关闭窗口并结束程序</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Put every panel back to its place</source>
        <translation>把所有面板放回原处</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Fill the screen with the window, or give it back</source>
        <translation>让窗口占满屏幕，或恢复原状</translation>
    </message>
    <message>
        <source>&amp;Gradient check…</source>
        <translation>梯度检查(&amp;G)…</translation>
    </message>
    <message>
        <source>Compare backpropagation with finite differences</source>
        <translation>将反向传播与有限差分相比较</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>List what each key does</source>
        <translation>列出每个按键的作用</translation>
    </message>
    <message>
        <source>&amp;About Layerscope</source>
        <translation>关于 Layerscope(&amp;A)</translation>
    </message>
    <message>
        <source>Tell the version and the licence</source>
        <translation>显示版本和许可证</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>In the network: next or previous layer</source>
        <translation>在网络图中：下一层或上一层</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>In the network: first or last layer</source>
        <translation>在网络图中：第一层或最后一层</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>↑、↓</translation>
    </message>
    <message>
        <source>In the network: previous or next neuron</source>
        <translation>在网络图中：上一个或下一个神经元</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>←、→</translation>
    </message>
    <message>
        <source>In a curve that has the focus: read the previous or next epoch</source>
        <translation>在获得焦点的曲线图中：读取上一轮或下一轮</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>In the decision boundary that has the focus: read p(x) at a point</source>
        <translation>在获得焦点的决策边界中：读取一点的 p(x)</translation>
    </message>
    <message>
        <source>+, −</source>
        <translation>+、−</translation>
    </message>
    <message>
        <source>In a plot that has the focus: zoom</source>
        <translation>在获得焦点的图中：缩放</translation>
    </message>
    <message>
        <source>Ctrl+arrow keys</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>In a plot that has the focus: move what is in sight</source>
        <translation>在获得焦点的图中：移动显示范围</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>In a plot: show everything again</source>
        <translation>在绘图中：重新显示全部</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>In the set-up: add a layer</source>
        <translation>在设置中：添加一层</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>In the set-up: remove the layer</source>
        <translation>在设置中：删除该层</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+↑、Alt+↓</translation>
    </message>
    <message>
        <source>In the set-up: move the layer</source>
        <translation>在设置中：移动该层</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>In the set-up: bring the old value back</source>
        <translation>在设置中：恢复原值</translation>
    </message>
</context>
<context>
    <name>BoundaryView</name>
    <message>
        <source>The decision boundary can be drawn only for samples with two inputs x₁ and x₂.</source>
        <translation>只有当样本有两个输入 x₁ 和 x₂ 时才能画出决策边界。</translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>The arrow keys move a point that reads p(x), with Shift in long steps. Escape removes it.</source>
        <translation>方向键移动读取 p(x) 的点，按住 Shift 步长更大。Esc：移除该点。</translation>
    </message>
    <message>
        <source>Decision boundary, epoch {0}</source>
        <translation>决策边界，第 {0} 轮</translation>
    </message>
    <message>
        <source>class {0}</source>
        <translation>类别 {0}</translation>
    </message>
    <message>
        <source>accuracy {0} %</source>
        <translation>准确率 {0} %</translation>
    </message>
</context>
<context>
    <name>ConfigPanel</name>
    <message>
        <source>Set-up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Network and data</source>
        <translation>网络与数据</translation>
    </message>
    <message>
        <source>A change starts the run again.</source>
        <translation>更改后将重新开始训练。</translation>
    </message>
    <message>
        <source>While it learns</source>
        <translation>学习过程中</translation>
    </message>
    <message>
        <source>A change takes effect at once.</source>
        <translation>更改立即生效。</translation>
    </message>
</context>
<context>
    <name>EpochView</name>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Left and Right read an epoch, with Shift in long steps. Escape: the newest.</source>
        <translation>左右键读取某一轮，按住 Shift 步长更大。Esc：最新一轮。</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Must be {0}.</source>
        <translation>必须是{0}。</translation>
    </message>
    <message>
        <source>Layer {0} must have {1}.</source>
        <translation>第 {0} 层必须有{1}。</translation>
    </message>
    <message>
        <source>Esc brings the old value back.</source>
        <translation>按 Esc 恢复原值。</translation>
    </message>
</context>
<context>
    <name>GradientCheckDialog</name>
    <message>
        <source>The check failed by a fault of the program.</source>
        <translation>由于程序错误，检查失败。</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>梯度检查</translation>
    </message>
    <message>
        <source>Every entry of every parameter is moved by ±ε, and the change of the loss is compared with the gradient that backpropagation computed. A relative error below 1e-7 is right, around 1e-5 doubtful, above 1e-3 wrong.</source>
        <translation>将每个参数的每个元素移动 ±ε，把损失的变化与反向传播算出的梯度相比较。相对误差小于 1e-7 为正确，约 1e-5 为可疑，大于 1e-3 为错误。</translation>
    </message>
    <message>
        <source>&amp;Samples</source>
        <translation>样本数(&amp;S)</translation>
    </message>
    <message>
        <source>Number of samples to check on</source>
        <translation>用于检查的样本数</translation>
    </message>
    <message>
        <source>St&amp;ep ε</source>
        <translation>步长 ε(&amp;E)</translation>
    </message>
    <message>
        <source>Step ε of the finite differences</source>
        <translation>有限差分的步长 ε</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>Result for each parameter</source>
        <translation>各参数的结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>At a kink</source>
        <translation>位于折点</translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation>检查已取消。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Largest relative error: {0} in {1}: {2}.</source>
        <translation>最大相对误差：{0}，位于 {1}：{2}。</translation>
    </message>
    <message>
        <source>{0} entries were left out: their probe crosses a kink of the activation, where a difference says nothing.</source>
        <translation>有 {0} 个元素未计入：其探测跨过了激活函数的折点，差分在那里没有意义。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
</context>
<context>
    <name>GradientNormView</name>
    <message>
        <source>0 or below {0}, drawn on the floor</source>
        <translation>等于 0 或小于 {0}，画在底线上</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Show the gradients of the biases too.</source>
        <translation>同时显示偏置的梯度。</translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation>L2 范数</translation>
    </message>
</context>
<context>
    <name>InspectorView</name>
    <message>
        <source>Inspector of the selected layer</source>
        <translation>所选层的检查器</translation>
    </message>
    <message>
        <source>Equations of the layer</source>
        <translation>该层的方程</translation>
    </message>
    <message>
        <source>Heatmap of the chosen matrix</source>
        <translation>所选矩阵的热力图</translation>
    </message>
    <message>
        <source>Scale of the chosen matrix</source>
        <translation>所选矩阵的色标</translation>
    </message>
    <message>
        <source>Numbers of the chosen matrix</source>
        <translation>所选矩阵的数值</translation>
    </message>
    <message>
        <source>Layer {layer}: {activation}, {inputs} → {neurons}</source>
        <translation>第 {layer} 层：{activation}，{inputs} → {neurons}</translation>
    </message>
    <message>
        <source>{name} {shape}: {rows} × {columns}</source>
        <translation>{name} {shape}:{rows} × {columns}</translation>
    </message>
    <message>
        <source>{name} row {row}, column {column}: {value}</source>
        <translation>{name} 第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>neurons</source>
        <translation>神经元</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The data set decides how many neurons the output layer has: one for each output.</source>
        <translation>输出层的神经元数由数据集决定：每个输出一个。</translation>
    </message>
    <message>
        <source>Number of neurons</source>
        <translation>神经元数</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Move this layer up</source>
        <translation>上移此层</translation>
    </message>
    <message>
        <source>Move this layer down</source>
        <translation>下移此层</translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation>删除此层</translation>
    </message>
    <message>
        <source>Layer {0}: number of neurons</source>
        <translation>第 {0} 层：神经元数</translation>
    </message>
    <message>
        <source>Layer {0}: activation</source>
        <translation>第 {0} 层：激活函数</translation>
    </message>
</context>
<context>
    <name>LayersEditor</name>
    <message>
        <source>input {0}: {1}</source>
        <translation>输入 {0}：{1}</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Add a layer above the output (Ins)</source>
        <translation>在输出层之前添加一层(Ins)</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>损失与准确率</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis.</source>
        <translation>用对数轴显示损失。</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>准确率 (%)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong in the program, not in your set-up: {0}</source>
        <translation>程序本身出了错，与您的设置无关：{0}</translation>
    </message>
    <message>
        <source>Layerscope – running</source>
        <translation>Layerscope – 运行中</translation>
    </message>
    <message>
        <source>Layerscope – epoch {0}</source>
        <translation>Layerscope – 第 {0} 轮</translation>
    </message>
    <message>
        <source>The run stopped at epoch {0}, as set up. Run goes on for {1} more.</source>
        <translation>已按设置在第 {0} 轮停止。再次运行将继续训练 {1} 轮。</translation>
    </message>
    <message>
        <source>Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.</source>
        <translation>Layerscope {0}：观看多层感知机通过反向传播学习。MIT 许可证。</translation>
    </message>
    <message>
        <source>About Layerscope</source>
        <translation>关于 Layerscope</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>教学(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Save picture</source>
        <translation>保存图片(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy the message and its details to the clipboard</source>
        <translation>将消息及其详情复制到剪贴板</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation>提示：{0}</translation>
    </message>
    <message>
        <source>Warning: {0}</source>
        <translation>警告：{0}</translation>
    </message>
    <message>
        <source>Error: {0}</source>
        <translation>错误：{0}</translation>
    </message>
</context>
<context>
    <name>NetworkTexts</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>layer {0} of {1}, {2}, {3} to {4}</source>
        <translation>第 {0} 层（共 {1} 层），{2}，{3} 到 {4}</translation>
    </message>
    <message>
        <source>{0}, neuron {1}: bias {2}</source>
        <translation>{0}，神经元 {1}：偏置 {2}</translation>
    </message>
    <message>
        <source>input {0}: row {1} of X</source>
        <translation>输入 {0}：X 的第 {1} 行</translation>
    </message>
    <message>
        <source>layer {0}, neuron {1}</source>
        <translation>第 {0} 层，神经元 {1}</translation>
    </message>
    <message>
        <source>bias {0}</source>
        <translation>偏置 {0}</translation>
    </message>
    <message>
        <source>activation {0}</source>
        <translation>激活函数 {0}</translation>
    </message>
    <message>
        <source>strongest incoming weight {0}</source>
        <translation>最强的输入权重 {0}</translation>
    </message>
    <message>
        <source>from input {0} to neuron {1} of layer {2}</source>
        <translation>从输入 {0} 到第 {2} 层的神经元 {1}</translation>
    </message>
    <message>
        <source>from neuron {0} of layer {1} to neuron {2} of layer {3}</source>
        <translation>从第 {1} 层的神经元 {0} 到第 {3} 层的神经元 {2}</translation>
    </message>
    <message>
        <source>{0} neurons, {1} of them shown</source>
        <translation>{0} 个神经元，显示其中 {1} 个</translation>
    </message>
    <message>
        <source>A line is a weight w: red, solid if positive; blue, dashed if negative; as wide as |w|.</source>
        <translation>每条线是一个权重 w：正值为红色实线，负值为蓝色虚线，线宽表示 |w|。</translation>
    </message>
    <message>
        <source>The filling of a node is its bias b: a red disc if positive, a blue ring if negative,</source>
        <translation>节点的填充表示偏置 b：正值为红色圆盘，负值为蓝色圆环，</translation>
    </message>
    <message>
        <source>with an area that grows with |b|. In a large layer only the strongest weights are drawn.</source>
        <translation>面积随 |b| 增大。较大的层只画出最强的权重。</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Network diagram</source>
        <translation>网络图</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>{0}: draw another</source>
        <translation>{0}：换一个</translation>
    </message>
</context>
<context>
    <name>PictureTaker</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>A picture of “{0}” is on the clipboard.</source>
        <translation>“{0}”的图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The picture could not be saved as {0}: {1}</source>
        <translation>无法将图片保存为 {0}：{1}</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
    <message>
        <source>Save a picture of “{0}”</source>
        <translation>保存“{0}”的图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Double click: show all again.</source>
        <translation>滚轮：缩放。拖动：移动。双击：重新显示全部。</translation>
    </message>
    <message>
        <source>With the keyboard focus: + and − zoom, Ctrl with an arrow key moves, Home shows all again.</source>
        <translation>获得键盘焦点时：+ 和 − 缩放，Ctrl 加方向键移动，Home 重新显示全部。</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>How many epochs a second; at the right end as many as possible</source>
        <translation>每秒多少轮；最右端为尽可能快</translation>
    </message>
    <message>
        <source>Take a picture of a view or of the window</source>
        <translation>拍摄某个视图或窗口的图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>full</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/秒</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>StatisticsModel</name>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation>L2 范数</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零占比</translation>
    </message>
</context>
<context>
    <name>StatisticsTable</name>
    <message>
        <source>Matrices of the layer</source>
        <translation>该层的矩阵</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>Loss and accuracy</source>
        <translation>损失与准确率</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>WeightsPair</name>
    <message>
        <source>W[{0}] start</source>
        <translation>W[{0}] 初始</translation>
    </message>
    <message>
        <source>W[{0}] now</source>
        <translation>W[{0}] 现在</translation>
    </message>
</context>
<context>
    <name>WeightsView</name>
    <message>
        <source>Weights of all layers, at the start and now</source>
        <translation>所有层的权重，初始与现在</translation>
    </message>
    <message>
        <source>Scale of the weights</source>
        <translation>权重的色标</translation>
    </message>
    <message>
        <source>start: epoch 0, now: epoch {0}</source>
        <translation>初始：第 0 轮，现在：第 {0} 轮</translation>
    </message>
    <message>
        <source>W[{layer}] row {row}, column {column}: start {start}, now {now}</source>
        <translation>W[{layer}] 第 {row} 行第 {column} 列：初始 {start}，现在 {now}</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>a matrix of finite numbers, shape ({rows}, {columns})</source>
        <translation>由有限数组成的矩阵，形状为 ({rows}, {columns})</translation>
    </message>
    <message>
        <source>an array of shape {shape}</source>
        <translation>形状为 {shape} 的数组</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>a whole number of at least {minimum}</source>
        <translation>不小于 {minimum} 的整数</translation>
    </message>
    <message>
        <source>a whole number from {minimum} to {maximum}</source>
        <translation>{minimum} 到 {maximum} 的整数</translation>
    </message>
    <message>
        <source>a finite number above 0</source>
        <translation>大于 0 的有限数</translation>
    </message>
    <message>
        <source>a number above 0 and at most {maximum:g}</source>
        <translation>大于 0 且不超过 {maximum:g} 的数</translation>
    </message>
    <message>
        <source>a number from {minimum:g} to {maximum:g}</source>
        <translation>{minimum:g} 到 {maximum:g} 的数</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>以下之一：{choices}</translation>
    </message>
    <message>
        <source>1 to {most} layers, each a size and an activation</source>
        <translation>1 到 {most} 层，每层包括大小和激活函数</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>The points that the network learns to tell apart.</source>
        <translation>网络要学会区分的点。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>How many points: m, the number of columns of X.</source>
        <translation>点的个数：m，即 X 的列数。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise on each coordinate.</source>
        <translation>每个坐标上正态噪声的标准差。</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>数据种子</translation>
    </message>
    <message>
        <source>The same seed draws the same points.</source>
        <translation>相同的种子生成相同的点。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Number of neurons and activation of each layer, the input not counted.</source>
        <translation>每层的神经元数和激活函数，不含输入层。</translation>
    </message>
    <message>
        <source>Weight seed</source>
        <translation>权重种子</translation>
    </message>
    <message>
        <source>The same seed draws the same starting weights.</source>
        <translation>相同的种子生成相同的初始权重。</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>How far one update goes against the gradient. It can change while the network learns.</source>
        <translation>每次更新沿梯度反方向走多远。可在学习过程中更改。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many updates until the run stops by itself.</source>
        <translation>更新多少次后自动停止。</translation>
    </message>
    <message>
        <source>{count}, one neuron for each output of the data set</source>
        <translation>{count}，数据集的每个输出对应一个神经元</translation>
    </message>
    <message>
        <source>at most {most} with layers of these sizes</source>
        <translation>不超过 {most}（在这样的层大小下）</translation>
    </message>
    <message>
        <source>a table of fields and their values</source>
        <translation>由字段及其值组成的表</translation>
    </message>
    <message>
        <source>a size and an activation</source>
        <translation>大小和激活函数</translation>
    </message>
    <message>
        <source>two moons</source>
        <translation>双月形</translation>
    </message>
    <message>
        <source>{argument}: {got} cannot be used; it must be {allowed}.</source>
        <translation>{argument}：不能使用 {got}；必须是{allowed}。</translation>
    </message>
    <message>
        <source>{what} became {value} in epoch {epoch}: try a smaller learning rate.</source>
        <translation>{what}在第 {epoch} 轮变成了 {value}：请尝试更小的学习率。</translation>
    </message>
    <message>
        <source>{what} became {value} in epoch {epoch}, first in {quantity}: try a smaller learning rate.</source>
        <translation>{what}在第 {epoch} 轮变成了 {value}，最先出现在 {quantity}：请尝试更小的学习率。</translation>
    </message>
    <message>
        <source>Only {done} of {total} entries are checked: a report needs them all.</source>
        <translation>{total} 个元素中只检查了 {done} 个：报告需要全部元素。</translation>
    </message>
    <message>
        <source>A history has no last record before the first is appended.</source>
        <translation>添加第一条记录之前，历史没有最后一条记录。</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>half mean squared error</source>
        <translation>均方误差的一半</translation>
    </message>
    <message>
        <source>backward needs the matrices of a forward pass: call forward first.</source>
        <translation>backward 需要前向传播的矩阵：请先调用 forward。</translation>
    </message>
    <message>
        <source>{caller} needs gradients: call backward first.</source>
        <translation>{caller} 需要梯度：请先调用 backward。</translation>
    </message>
    <message>
        <source>a list of at least two sizes, input and output</source>
        <translation>至少包含两个大小（输入和输出）的列表</translation>
    </message>
    <message>
        <source>a list of names, one for each layer but the input, {count} in all</source>
        <translation>名称列表，除输入层外每层一个，共 {count} 个</translation>
    </message>
    <message>
        <source>gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>A weight</source>
        <translation>某个权重</translation>
    </message>
    <message>
        <source>A bias</source>
        <translation>某个偏置</translation>
    </message>
    <message>
        <source>A gradient</source>
        <translation>某个梯度</translation>
    </message>
    <message>
        <source>The norm of a gradient</source>
        <translation>某个梯度的范数</translation>
    </message>
    <message>
        <source>what it was when the run started</source>
        <translation>训练开始时的值</translation>
    </message>
</context>
</TS>
