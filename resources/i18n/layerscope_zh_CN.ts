<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Layerscope</source>
        <translation>关于 Layerscope</translation>
    </message>
    <message>
        <source>Layerscope {0}: watch a multi-layer perceptron learn by backpropagation. MIT licence.</source>
        <translation>Layerscope {0}：观看多层感知机通过反向传播学习。MIT 许可证。</translation>
    </message>
</context>
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
        <source>Step one epoch &amp;back</source>
        <translation>后退一轮(&amp;B)</translation>
    </message>
    <message>
        <source>Take the last update back</source>
        <translation>撤回上一次更新</translation>
    </message>
    <message>
        <source>Ne&amp;xt quantity</source>
        <translation>下一个量(&amp;X)</translation>
    </message>
    <message>
        <source>Look inside the update: compute the next quantity</source>
        <translation>进入更新内部：计算下一个量</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>&amp;Previous quantity</source>
        <translation>上一个量(&amp;P)</translation>
    </message>
    <message>
        <source>Look inside the update: go back by one quantity</source>
        <translation>进入更新内部：退回一个量</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Quick snaps&amp;hot</source>
        <translation>快速快照(&amp;H)</translation>
    </message>
    <message>
        <source>Next &amp;step</source>
        <translation>下一步(&amp;S)</translation>
    </message>
    <message>
        <source>Go on as a clicker does: by a quantity inside an update, else by an epoch</source>
        <translation>像翻页笔那样前进：在更新内部前进一个量，否则前进一轮</translation>
    </message>
    <message>
        <source>Previous s&amp;tep</source>
        <translation>上一步(&amp;T)</translation>
    </message>
    <message>
        <source>Go back in the same way</source>
        <translation>以同样的方式后退</translation>
    </message>
    <message>
        <source>F&amp;inish this update</source>
        <translation>完成本次更新(&amp;I)</translation>
    </message>
    <message>
        <source>Train one epoch: one update with all samples, or one with each batch</source>
        <translation>训练一轮：用全部样本更新一次，或每批更新一次</translation>
    </message>
    <message>
        <source>Take the last epoch back, or the updates since it</source>
        <translation>撤回上一轮，或其后已做的更新</translation>
    </message>
    <message>
        <source>Make one &amp;update</source>
        <translation>更新一次(&amp;U)</translation>
    </message>
    <message>
        <source>Make one update with the batch that is due; without batches that is an epoch</source>
        <translation>用轮到的这一批更新一次；不分批时就是一轮</translation>
    </message>
    <message>
        <source>Take one u&amp;pdate back</source>
        <translation>撤回一次更新(&amp;P)</translation>
    </message>
    <message>
        <source>Complete the update that is looked at, and look at whole epochs again</source>
        <translation>完成正在查看的更新，回到按轮查看</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>&amp;Abandon this update</source>
        <translation>放弃本次更新(&amp;A)</translation>
    </message>
    <message>
        <source>Leave the parameters as they are, and look at whole epochs again</source>
        <translation>参数保持不变，回到按轮查看</translation>
    </message>
    <message>
        <source>Abandon</source>
        <translation>放弃</translation>
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
        <source>Bookmar&amp;k</source>
        <translation>书签(&amp;K)</translation>
    </message>
    <message>
        <source>Mark this epoch in the timeline, or take the mark away</source>
        <translation>在时间线上标记当前轮次，或取消标记</translation>
    </message>
    <message>
        <source>Nex&amp;t bookmark</source>
        <translation>下一个书签(&amp;T)</translation>
    </message>
    <message>
        <source>Go to the next marked epoch</source>
        <translation>转到下一个标记的轮次</translation>
    </message>
    <message>
        <source>Pre&amp;vious bookmark</source>
        <translation>上一个书签(&amp;V)</translation>
    </message>
    <message>
        <source>Go to the marked epoch before</source>
        <translation>转到上一个标记的轮次</translation>
    </message>
    <message>
        <source>&amp;Compare…</source>
        <translation>比较(&amp;C)…</translation>
    </message>
    <message>
        <source>Show two marked epochs side by side, and their difference</source>
        <translation>并排显示两个标记的轮次及其差值</translation>
    </message>
    <message>
        <source>&amp;Draw points</source>
        <translation>绘制样本点(&amp;D)</translation>
    </message>
    <message>
        <source>Add, move and erase samples in the decision boundary, or stop</source>
        <translation>在决策边界中添加、移动和擦除样本，或停止绘制</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back what was changed last: in the set-up, the network or the points</source>
        <translation>撤回最近一次改动：设置、网络或数据点</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Change again what was taken back last</source>
        <translation>重做最近一次撤回的改动</translation>
    </message>
    <message>
        <source>&amp;Keep weights</source>
        <translation>保留权重(&amp;K)</translation>
    </message>
    <message>
        <source>Let layers, neurons and inputs come and go in the diagram without a new start of the run</source>
        <translation>在网络图中增减层、神经元和输入时，运行不重新开始</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>Begin the lesson&apos;s run, in no file yet</source>
        <translation>开始课程的运行，尚未存入文件</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the run with all that it was, to go on another day</source>
        <translation>保存整个运行及其历史，以便改日继续</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save the run in another file</source>
        <translation>把运行保存到另一个文件</translation>
    </message>
    <message>
        <source>Go on with a saved run, or go back to the epoch that an exported file shows</source>
        <translation>继续已保存的运行，或回到导出文件所示的轮次</translation>
    </message>
    <message>
        <source>Restore a &amp;kept run…</source>
        <translation>恢复自动保留的运行(&amp;K)…</translation>
    </message>
    <message>
        <source>Go on with a run that was kept when the program ended badly</source>
        <translation>继续程序异常结束时保留下来的运行</translation>
    </message>
    <message>
        <source>Open &amp;data…</source>
        <translation>打开数据(&amp;D)…</translation>
    </message>
    <message>
        <source>Learn from a table of your own: CSV, or columns of numbers</source>
        <translation>用你自己的表格学习：CSV，或几列数字</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Learn from a table that was copied in a spreadsheet, or take a copied set-up</source>
        <translation>从电子表格中复制的数据表学习，或采用复制的设置</translation>
    </message>
    <message>
        <source>Copy set-up as &amp;text</source>
        <translation>将设置复制为文字(&amp;T)</translation>
    </message>
    <message>
        <source>Copy the set-up as a line of text for an e-mail or a slide</source>
        <translation>将设置复制为一行文字，用于邮件或幻灯片</translation>
    </message>
    <message>
        <source>Copy set-up as &amp;link</source>
        <translation>将设置复制为链接(&amp;L)</translation>
    </message>
    <message>
        <source>Copy the set-up as a link</source>
        <translation>将设置复制为链接</translation>
    </message>
    <message>
        <source>Save da&amp;ta as CSV…</source>
        <translation>数据另存为 CSV(&amp;T)…</translation>
    </message>
    <message>
        <source>Save all samples as a table, with their classes or targets</source>
        <translation>将所有样本连同类别或目标值保存为表格</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Make pictures, slides, an animation or numbers of the run</source>
        <translation>将训练导出为图片、幻灯片、动画或数据</translation>
    </message>
    <message>
        <source>Save a picture of the view that the pointer or the keyboard is in, in the last folder</source>
        <translation>将鼠标或键盘所在视图的图片保存到上次的文件夹</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Save a picture of the window in the last folder</source>
        <translation>将窗口图片保存到上次的文件夹</translation>
    </message>
    <message>
        <source>Copy &amp;view</source>
        <translation>复制视图(&amp;V)</translation>
    </message>
    <message>
        <source>Copy a picture of the view that the pointer or the keyboard is in</source>
        <translation>复制鼠标或键盘所在视图的图片</translation>
    </message>
    <message>
        <source>Copy a picture of the window to the clipboard</source>
        <translation>将窗口图片复制到剪贴板</translation>
    </message>
    <message>
        <source>Copy &amp;matrix…</source>
        <translation>复制矩阵(&amp;M)…</translation>
    </message>
    <message>
        <source>Copy a matrix or an equation as LaTeX, NumPy, CSV or a picture</source>
        <translation>将矩阵或等式复制为 LaTeX、NumPy、CSV 或图片</translation>
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
        <source>&amp;Maps in the nodes</source>
        <translation>节点中的输出图(&amp;M)</translation>
    </message>
    <message>
        <source>Show in each node what its neuron gives over the plane of the inputs, where there is room</source>
        <translation>在每个节点中显示该神经元在输入平面上的输出（空间足够时）</translation>
    </message>
    <message>
        <source>&amp;Discrete colours</source>
        <translation>离散颜色(&amp;D)</translation>
    </message>
    <message>
        <source>Show the outputs of neurons in two colours: more than neutral, and less</source>
        <translation>用两种颜色显示神经元的输出：高于中性值和低于中性值</translation>
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
        <source>P&amp;resent</source>
        <translation>演示(&amp;R)</translation>
    </message>
    <message>
        <source>Fill the screen with the panel that the pointer or the keyboard is in, in large type</source>
        <translation>用大字号全屏显示指针或键盘所在的面板</translation>
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
        <source>&amp;Lessons…</source>
        <translation>课程(&amp;L)…</translation>
    </message>
    <message>
        <source>Begin with a set-up that is worth a look: a ready one, or one of your own</source>
        <translation>从一个值得一看的设置开始：现成的，或自己的</translation>
    </message>
    <message>
        <source>Sa&amp;ve set-up as lesson…</source>
        <translation>将设置存为课程(&amp;V)…</translation>
    </message>
    <message>
        <source>Keep the set-up, and how it is looked at, among the lessons</source>
        <translation>把当前设置及其查看方式保存到课程中</translation>
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
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>The run cannot be autosaved: {0} Until that is mended, save it yourself.</source>
        <translation>无法自动保存此运行：{0}在此问题解决之前，请自行保存。</translation>
    </message>
    <message>
        <source>The run cannot be autosaved: {0}</source>
        <translation>无法自动保存此运行：{0}</translation>
    </message>
</context>
<context>
    <name>Bookmark</name>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
</context>
<context>
    <name>BookmarkMenu</name>
    <message>
        <source>&amp;Bookmark epoch {0}</source>
        <translation>为第 {0} 轮加书签(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>与……比较(&amp;C)</translation>
    </message>
    <message>
        <source>Rename the bookmark</source>
        <translation>重命名书签</translation>
    </message>
    <message>
        <source>Name of the bookmark at epoch {0}; none for the epoch alone:</source>
        <translation>第 {0} 轮书签的名称；留空则只显示轮数：</translation>
    </message>
</context>
<context>
    <name>BoundaryChange</name>
    <message>
        <source>There is no decision boundary to compare.</source>
        <translation>没有可以比较的决策边界。</translation>
    </message>
    <message>
        <source>Change of {0}</source>
        <translation>{0} 的变化</translation>
    </message>
    <message>
        <source>Scale of the change of {0}</source>
        <translation>{0} 变化的色标</translation>
    </message>
    <message>
        <source>Under B − A, red: ŷ has grown; blue: it has fallen.</source>
        <translation>在 B − A 一栏，红色：ŷ 增大；蓝色：ŷ 减小。</translation>
    </message>
    <message>
        <source>Under B − A, the thin curve is that of A, the wide one that of B.</source>
        <translation>在 B − A 一栏，细曲线属于 A，粗曲线属于 B。</translation>
    </message>
    <message>
        <source>Under B − A, red: class 1 has become likelier; blue: class 0.</source>
        <translation>在 B − A 一栏，红色：类别 1 变得更可能；蓝色：类别 0。</translation>
    </message>
    <message>
        <source>Under B − A, where another class has become the likeliest there is its colour.</source>
        <translation>在 B − A 一栏，最可能的类别改变之处涂有新类别的颜色。</translation>
    </message>
</context>
<context>
    <name>BoundaryComparison</name>
    <message>
        <source>No difference: A and B show other parts of the plane, as points were drawn between them.</source>
        <translation>没有差值：在 A 与 B 之间绘制了点，两者显示的是平面的不同部分。</translation>
    </message>
</context>
<context>
    <name>BoundaryView</name>
    <message>
        <source>Decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>border</source>
        <translation>分界线</translation>
    </message>
    <message>
        <source>the class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Classes to show</source>
        <translation>要显示的类别</translation>
    </message>
    <message>
        <source>Show the regions of all classes, or the output for one of them.</source>
        <translation>显示所有类别的区域，或其中一个类别的输出。</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Show ŷ − y of each sample in place of y.</source>
        <translation>显示每个样本的 ŷ − y，代替 y。</translation>
    </message>
    <message>
        <source>The arrow keys move a point that reads the prediction, with Shift in long steps. Escape removes it.</source>
        <translation>方向键移动读取预测值的点，按住 Shift 步长更大。Esc：移除该点。</translation>
    </message>
    <message>
        <source>Enter picks the sample nearest to it, a click the one that is clicked.</source>
        <translation>按 Enter 选取离它最近的样本，单击则选取所点的样本。</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>hollow: test</source>
        <translation>空心：测试</translation>
    </message>
    <message>
        <source>ring: this batch</source>
        <translation>圆圈：本批</translation>
    </message>
    <message>
        <source>kink: Z[1] = 0</source>
        <translation>折点：Z[1] = 0</translation>
    </message>
    <message>
        <source>class {0}, right</source>
        <translation>类别 {0}，判断正确</translation>
    </message>
    <message>
        <source>class {0} taken for class {1}</source>
        <translation>类别 {0} 被认作类别 {1}</translation>
    </message>
    <message>
        <source>{0} other inputs are fixed</source>
        <translation>其他 {0} 个输入固定</translation>
    </message>
    <message>
        <source>sample {0}</source>
        <translation>样本 {0}</translation>
    </message>
    <message>
        <source>class {0}</source>
        <translation>类别 {0}</translation>
    </message>
    <message>
        <source>{0}, standardised</source>
        <translation>{0}（标准化）</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>损失 {0}</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>CellBox</name>
    <message>
        <source>Must be {0}.</source>
        <translation>必须是{0}。</translation>
    </message>
</context>
<context>
    <name>CellPanel</name>
    <message>
        <source>How the picked cell is computed</source>
        <translation>所选单元格的计算过程</translation>
    </message>
    <message>
        <source>Click a cell of the result to see its sum.</source>
        <translation>点击结果中的一个单元格，查看它的求和过程。</translation>
    </message>
    <message>
        <source>This cell is not computed yet.</source>
        <translation>这个单元格还没有计算。</translation>
    </message>
</context>
<context>
    <name>CellSum</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>{name} row {row}</source>
        <translation>{name} 第 {row} 行</translation>
    </message>
    <message>
        <source>{name} row {row}, column {column}</source>
        <translation>{name} 第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>{name} row {row}, sample {column}</source>
        <translation>{name} 第 {row} 行，样本 {column}</translation>
    </message>
    <message>
        <source>{name} row {row}, column {column}: sample {sample}</source>
        <translation>{name} 第 {row} 行，第 {column} 列：样本 {sample}</translation>
    </message>
    <message>
        <source>… {count} more …</source>
        <translation>……其余 {count} 项……</translation>
    </message>
    <message>
        <source>samples that pull most: {samples}</source>
        <translation>作用最大的样本：{samples}</translation>
    </message>
</context>
<context>
    <name>CellText</name>
    <message>
        <source>The next update will make it.</source>
        <translation>下一次更新才会得到它。</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>in % of A</source>
        <translation>相对 A（%）</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} 个百分点</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>{0}, test</source>
        <translation>{0}（测试）</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare two epochs</source>
        <translation>比较两轮</translation>
    </message>
    <message>
        <source>&amp;A</source>
        <translation>&amp;A</translation>
    </message>
    <message>
        <source>&amp;B</source>
        <translation>&amp;B</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>First epoch</source>
        <translation>第一个轮次</translation>
    </message>
    <message>
        <source>Second epoch</source>
        <translation>第二个轮次</translation>
    </message>
    <message>
        <source>&amp;Update</source>
        <translation>更新(&amp;U)</translation>
    </message>
    <message>
        <source>Compare with the epoch that the run has come to.</source>
        <translation>与训练当前到达的轮次比较。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>start (epoch 0)</source>
        <translation>初始（第 0 轮）</translation>
    </message>
    <message>
        <source>{name} (epoch {epoch})</source>
        <translation>{name}（第 {epoch} 轮）</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>No difference: A and B have the same weights and biases.</source>
        <translation>没有差别：A 与 B 的权重和偏置相同。</translation>
    </message>
    <message>
        <source>No difference: between A and B the network was given another shape, so that their matrices do not match.</source>
        <translation>没有差值：在 A 与 B 之间网络的形状被改变，它们的矩阵不再对应。</translation>
    </message>
</context>
<context>
    <name>ConfigPanel</name>
    <message>
        <source>Set-up</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ConfigRow</name>
    <message>
        <source>With it: {0}</source>
        <translation>随之更改：{0}</translation>
    </message>
    <message>
        <source>{0} would have to be {1}.</source>
        <translation>“{0}”就必须是{1}。</translation>
    </message>
    <message>
        <source>Layer {0} must have {1}.</source>
        <translation>第 {0} 层必须有{1}。</translation>
    </message>
    <message>
        <source>Not {0}: it must be {1}.</source>
        <translation>不能选“{0}”：必须是{1}。</translation>
    </message>
    <message>
        <source>Esc brings the old value back.</source>
        <translation>按 Esc 恢复原值。</translation>
    </message>
</context>
<context>
    <name>ConfusionComparison</name>
    <message>
        <source>Under B − A, blue: more are right, or fewer wrong; red: more are wrong, or fewer right.</source>
        <translation>B − A 下：蓝色表示答对更多或答错更少，红色表示答错更多或答对更少。</translation>
    </message>
</context>
<context>
    <name>ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Confusion matrix: a row for each class, a column for each answer</source>
        <translation>混淆矩阵：每个类别一行，每种回答一列</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Count the samples of the test, from which the network does not learn</source>
        <translation>统计测试样本，网络不从中学习</translation>
    </message>
    <message>
        <source>A regression has no classes that could be confused.</source>
        <translation>回归没有可以混淆的类别。</translation>
    </message>
    <message>
        <source>{count} samples of the test</source>
        <translation>{count} 个测试样本</translation>
    </message>
    <message>
        <source>{count} samples to learn from</source>
        <translation>{count} 个训练样本</translation>
    </message>
    <message>
        <source>; blue: right, red: wrong</source>
        <translation>；蓝色：答对，红色：答错</translation>
    </message>
    <message>
        <source>class {row}: {count} right</source>
        <translation>类别 {row}：答对 {count} 个</translation>
    </message>
    <message>
        <source>class {row} taken for class {column}: {count}</source>
        <translation>类别 {row} 被认作类别 {column}：{count} 个</translation>
    </message>
    <message>
        <source>, {share} of the class</source>
        <translation>，占该类别的 {share}</translation>
    </message>
</context>
<context>
    <name>CopyMatrixDialog</name>
    <message>
        <source>Copy matrix</source>
        <translation>复制矩阵</translation>
    </message>
    <message>
        <source>&amp;Matrix</source>
        <translation>矩阵(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Digits</source>
        <translation>位数(&amp;D)</translation>
    </message>
    <message>
        <source>Significant digits; with 17 a number is exact</source>
        <translation>有效位数；取 17 位时数值是精确的</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>&amp;Shorten more than {0} rows or columns</source>
        <translation>超过 {0} 行或列时省略(&amp;S)</translation>
    </message>
    <message>
        <source>How the copy begins</source>
        <translation>复制内容的开头</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The whole equation</source>
        <translation>整个等式</translation>
    </message>
    <message>
        <source>{0} is not computed yet, and cannot be copied.</source>
        <translation>{0} 还没有计算，无法复制。</translation>
    </message>
    <message>
        <source>A CSV file holds one matrix: choose which.</source>
        <translation>CSV 文件只能容纳一个矩阵：请选择。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>CountBox</name>
    <message>
        <source>Must be {0}.</source>
        <translation>必须是{0}。</translation>
    </message>
</context>
<context>
    <name>CurvesComparison</name>
    <message>
        <source>Under B − A: the epochs between the two, on axes of their own.</source>
        <translation>在 B − A 一栏：两者之间的各轮，另用一套坐标轴。</translation>
    </message>
</context>
<context>
    <name>DataPresenter</name>
    <message>
        <source>Open a table to learn from</source>
        <translation>打开要学习的表格</translation>
    </message>
    <message>
        <source>Pasted table</source>
        <translation>粘贴的表格</translation>
    </message>
    <message>
        <source>There is no table on the clipboard: copy some rows of a spreadsheet first.</source>
        <translation>剪贴板上没有表格：请先在电子表格中复制几行。</translation>
    </message>
    <message>
        <source>Tables ({0})</source>
        <translation>表格 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open the labels</source>
        <translation>打开标签文件</translation>
    </message>
    <message>
        <source>It does not go with the set-up: {0} would have to be {1}.</source>
        <translation>与当前设置不符：“{0}”必须是{1}。</translation>
    </message>
</context>
<context>
    <name>DataStatus</name>
    <message>
        <source>Progress of the reading</source>
        <translation>读取进度</translation>
    </message>
</context>
<context>
    <name>DeleteBox</name>
    <message>
        <source>Delete a set-up</source>
        <translation>删除设置</translation>
    </message>
    <message>
        <source>Delete “{0}”? This cannot be undone.</source>
        <translation>删除“{0}”？此操作无法撤销。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>DescentPlot</name>
    <message>
        <source>The loss along the direction of the update</source>
        <translation>沿更新方向的损失</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>before</source>
        <translation>更新前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>更新后</translation>
    </message>
    <message>
        <source>From {start} at η = 0 to {end} at η = {rate}; the smallest is {least} at η = {best}.</source>
        <translation>从 η = 0 处的 {start} 到 η = {rate} 处的 {end}；最小值为 {least}，在 η = {best} 处。</translation>
    </message>
</context>
<context>
    <name>Disclosure</name>
    <message>
        <source>Hide these settings</source>
        <translation>收起这些设置</translation>
    </message>
    <message>
        <source>Show these settings</source>
        <translation>展开这些设置</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>DocumentPresenter</name>
    <message>
        <source>Saved in {0}.</source>
        <translation>已保存到 {0}。</translation>
    </message>
    <message>
        <source>The run that was kept is back.</source>
        <translation>保留的运行已恢复。</translation>
    </message>
    <message>
        <source>Opened {0}.</source>
        <translation>已打开 {0}。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}</source>
        <translation>无法打开 {0}：{1}</translation>
    </message>
    <message>
        <source>The run that was kept</source>
        <translation>保留的运行</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>At least {0} samples have to stay.</source>
        <translation>至少要保留 {0} 个样本。</translation>
    </message>
</context>
<context>
    <name>DrawingBar</name>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Erase the samples that are clicked or dragged over.</source>
        <translation>擦除单击或拖过的样本。</translation>
    </message>
    <message>
        <source>Target of new samples</source>
        <translation>新样本的目标值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add samples of {0}.</source>
        <translation>添加{0}的样本。</translation>
    </message>
    <message>
        <source>Add samples.</source>
        <translation>添加样本。</translation>
    </message>
    <message>
        <source>click or drag: erase</source>
        <translation>单击或拖动：擦除</translation>
    </message>
    <message>
        <source>click: add · drag: move · right button: erase</source>
        <translation>单击：添加 · 拖动：移动 · 右键：擦除</translation>
    </message>
    <message>
        <source>right button: erase</source>
        <translation>右键：擦除</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Type a number…</source>
        <translation>输入数值…</translation>
    </message>
    <message>
        <source>Add a neuron</source>
        <translation>添加神经元</translation>
    </message>
    <message>
        <source>Remove this neuron</source>
        <translation>移除这个神经元</translation>
    </message>
    <message>
        <source>Remove the last neuron</source>
        <translation>移除最后一个神经元</translation>
    </message>
    <message>
        <source>Insert a layer before this one</source>
        <translation>在这一层之前插入一层</translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation>移除这一层</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Freeze this weight</source>
        <translation>冻结这个权重</translation>
    </message>
    <message>
        <source>Let this weight learn</source>
        <translation>让这个权重继续学习</translation>
    </message>
    <message>
        <source>Freeze this neuron</source>
        <translation>冻结这个神经元</translation>
    </message>
    <message>
        <source>Let this neuron learn</source>
        <translation>让这个神经元继续学习</translation>
    </message>
    <message>
        <source>Freeze this bias</source>
        <translation>冻结这个偏置</translation>
    </message>
    <message>
        <source>Let this bias learn</source>
        <translation>让这个偏置继续学习</translation>
    </message>
    <message>
        <source>Freeze this layer</source>
        <translation>冻结这一层</translation>
    </message>
    <message>
        <source>Let this layer learn</source>
        <translation>让这一层继续学习</translation>
    </message>
    <message>
        <source>Switch this neuron off</source>
        <translation>关闭这个神经元</translation>
    </message>
    <message>
        <source>Switch this neuron on</source>
        <translation>打开这个神经元</translation>
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
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0} epochs a point: min to max</source>
        <translation>每点 {0} 轮：最小至最大</translation>
    </message>
    <message>
        <source>run that was left</source>
        <translation>已离开的那次训练</translation>
    </message>
    <message>
        <source>0 or below {0}, drawn on the floor</source>
        <translation>等于 0 或小于 {0}，画在底线上</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>epochs {0} to {1}</source>
        <translation>第 {0} 至 {1} 轮</translation>
    </message>
</context>
<context>
    <name>EquationView</name>
    <message>
        <source>The equation of the selected quantity, as matrices</source>
        <translation>所选量的等式（以矩阵表示）</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>第 {row} 行，第 {column} 列：{value}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Arrays that PyTorch, JAX and others read:</source>
        <translation>PyTorch、JAX 等都能读取的数组：</translation>
    </message>
    <message>
        <source>Lists of numbers, each exact to its last bit:</source>
        <translation>数字列表，每个数都精确到最后一位：</translation>
    </message>
    <message>
        <source>A table of {rows} epochs with the columns</source>
        <translation>一张包含 {rows} 轮的表格，各列为</translation>
    </message>
    <message>
        <source>A table of {rows} epochs, {span} in a row, with the columns</source>
        <translation>一张包含 {rows} 轮的表格，每行 {span} 轮，各列为</translation>
    </message>
    <message>
        <source>Arrays for NumPy:</source>
        <translation>NumPy 数组：</translation>
    </message>
    <message>
        <source>{count} slides:</source>
        <translation>{count} 张幻灯片：</translation>
    </message>
    <message>
        <source>A script of {lines} lines that needs nothing but NumPy.</source>
        <translation>一个 {lines} 行的脚本，只需要 NumPy。</translation>
    </message>
    <message>
        <source>A script of {lines} lines for PyTorch.</source>
        <translation>一个 {lines} 行的 PyTorch 脚本。</translation>
    </message>
    <message>
        <source>A notebook of {lines} lines that needs nothing but NumPy, with two pictures.</source>
        <translation>一个 {lines} 行的笔记本，只需要 NumPy，附两张图片。</translation>
    </message>
    <message>
        <source>It trains the network again to epoch {epoch}: with the same samples, start, batches, optimiser and changes by hand, and to the same numbers.</source>
        <translation>它把网络重新训练到第 {epoch} 轮：样本、初始值、批次、优化器和手动改动都相同，得到的数字也相同。</translation>
    </message>
    <message>
        <source>It trains the network again to epoch {epoch}: with the same samples, start, batches, optimiser and changes by hand, and to the same numbers but for rounding, which may grow over many epochs.</source>
        <translation>它把网络重新训练到第 {epoch} 轮：样本、初始值、批次、优化器和手动改动都相同，得到的数字除舍入误差外也相同；轮数很多时舍入误差可能会增大。</translation>
    </message>
    <message>
        <source>The set-up, the samples, and epochs 0 to {epoch} with their curves. Opened, the run goes on from there to the same numbers.</source>
        <translation>设置、样本，以及第 0 到 {epoch} 轮及其曲线。打开后从该处继续训练，结果完全相同。</translation>
    </message>
</context>
<context>
    <name>ExportActions</name>
    <message>
        <source>There is no program to open {0} with.</source>
        <translation>没有可以打开 {0} 的程序。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Ta&amp;ke the present epoch</source>
        <translation>取当前轮次(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Pictures are of epoch {0}</source>
        <translation>图片取自第 {0} 轮</translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>The window as it is at the moment of the export, scaled to fit</source>
        <translation>导出那一刻的窗口，缩放到合适的大小</translation>
    </message>
    <message>
        <source>{0} and {1} more files</source>
        <translation>{0} 及另外 {1} 个文件</translation>
    </message>
    <message>
        <source>{0} × {1} cm on paper or on a slide</source>
        <translation>在纸上或幻灯片上为 {0} × {1} 厘米</translation>
    </message>
    <message>
        <source>0, 10, last, or 40 evenly: 0..last/40</source>
        <translation>0, 10, last，或均匀取 40 个：0..last/40</translation>
    </message>
    <message>
        <source>{0} epochs from {1} to {2}</source>
        <translation>从第 {1} 轮到第 {2} 轮，共 {0} 轮</translation>
    </message>
    <message>
        <source>Epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>Epochs {0} and {1}</source>
        <translation>第 {0} 和 {1} 轮</translation>
    </message>
    <message>
        <source>{0} pictures, {1} s</source>
        <translation>{0} 张图片，{1} 秒</translation>
    </message>
</context>
<context>
    <name>ExportPresenter</name>
    <message>
        <source>Training again to epoch {0}</source>
        <translation>正在重新训练到第 {0} 轮</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Cancelled. {0}</source>
        <translation>已取消。{0}</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>程序本身出了错。</translation>
    </message>
</context>
<context>
    <name>ExportStatus</name>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Must be {0}.</source>
        <translation>必须是{0}。</translation>
    </message>
</context>
<context>
    <name>FieldSection</name>
    <message>
        <source>A change takes effect at once.</source>
        <translation>更改立即生效。</translation>
    </message>
    <message>
        <source>A change starts the run again.</source>
        <translation>更改后将重新开始训练。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Figures of the lesson</source>
        <translation>课程图</translation>
    </message>
    <message>
        <source>One matrix of layer {layer}</source>
        <translation>第 {layer} 层的单个矩阵</translation>
    </message>
    <message>
        <source>Slides and animations</source>
        <translation>幻灯片与动画</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>Output of a neuron</source>
        <translation>神经元的输出</translation>
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
        <source>Weights, start and now</source>
        <translation>权重，初始与现在</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Equation</source>
        <translation>等式</translation>
    </message>
    <message>
        <source>Loss beside gradient norms</source>
        <translation>损失与梯度范数并排</translation>
    </message>
    <message>
        <source>Decision boundary before training</source>
        <translation>训练前的决策边界</translation>
    </message>
    <message>
        <source>Decision boundary after training</source>
        <translation>训练后的决策边界</translation>
    </message>
    <message>
        <source>Decision boundary before | after</source>
        <translation>决策边界：训练前 | 训练后</translation>
    </message>
    <message>
        <source>Film strip of the decision boundary</source>
        <translation>决策边界胶片条</translation>
    </message>
    <message>
        <source>Weight heatmaps</source>
        <translation>权重热图</translation>
    </message>
    <message>
        <source>Matrix A of the layer before</source>
        <translation>前一层的矩阵 A</translation>
    </message>
    <message>
        <source>Matrix W</source>
        <translation>矩阵 W</translation>
    </message>
    <message>
        <source>Vector b</source>
        <translation>向量 b</translation>
    </message>
    <message>
        <source>Matrix Z</source>
        <translation>矩阵 Z</translation>
    </message>
    <message>
        <source>Matrix A</source>
        <translation>矩阵 A</translation>
    </message>
    <message>
        <source>Matrix δ</source>
        <translation>矩阵 δ</translation>
    </message>
    <message>
        <source>Matrix dW</source>
        <translation>矩阵 dW</translation>
    </message>
    <message>
        <source>Vector db</source>
        <translation>向量 db</translation>
    </message>
    <message>
        <source>The four figures of the lesson</source>
        <translation>课程的四幅图</translation>
    </message>
    <message>
        <source>Slides of the run</source>
        <translation>本次训练的幻灯片</translation>
    </message>
    <message>
        <source>Animation of the decision boundary</source>
        <translation>决策边界动画</translation>
    </message>
    <message>
        <source>Animation of the boundary beside the loss</source>
        <translation>决策边界与损失并排动画</translation>
    </message>
    <message>
        <source>The run, to go on with</source>
        <translation>整次运行，可接着训练</translation>
    </message>
    <message>
        <source>Curves as numbers</source>
        <translation>曲线数据</translation>
    </message>
    <message>
        <source>Weights and biases as arrays</source>
        <translation>权重与偏置数组</translation>
    </message>
    <message>
        <source>The run as code</source>
        <translation>把训练写成代码</translation>
    </message>
</context>
<context>
    <name>FileDrop</name>
    <message>
        <source>Drop {0} to learn from its table</source>
        <translation>放下 {0}，用其中的表格学习</translation>
    </message>
    <message>
        <source>Drop {0} to go back to its run</source>
        <translation>放下 {0}，回到它的训练</translation>
    </message>
    <message>
        <source>Drop the set-up to take it</source>
        <translation>放下即可采用该设置</translation>
    </message>
</context>
<context>
    <name>FileQueue</name>
    <message>
        <source>Drawing {0}</source>
        <translation>正在绘制 {0}</translation>
    </message>
    <message>
        <source>Writing {0}</source>
        <translation>正在写入 {0}</translation>
    </message>
    <message>
        <source>{0} could not be written. {1}</source>
        <translation>无法写入 {0}。{1}</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>已保存为 {0}</translation>
    </message>
    <message>
        <source>Saved {0} files in {1}</source>
        <translation>已在 {1} 中保存 {0} 个文件</translation>
    </message>
</context>
<context>
    <name>FolderEditor</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>导出文件夹</translation>
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
        <source>Every entry of every parameter is moved by ±ε, and the change of the loss over the first samples is compared with the gradient that backpropagation computed for them.</source>
        <translation>将每个参数的每个元素移动 ±ε，再把前若干个样本上损失的变化与反向传播为它们算出的梯度相比较。</translation>
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
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation>检查已取消。</translation>
    </message>
    <message>
        <source>The check is under way.</source>
        <translation>正在检查。</translation>
    </message>
    <message>
        <source>Choose the number of samples and the step ε, and press Check.</source>
        <translation>选择样本数和步长 ε，然后按“检查”。</translation>
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
        <source>{0} entries at a kink were left out.</source>
        <translation>有 {0} 个位于折点的元素未参与比较。</translation>
    </message>
    <message>
        <source>What is frozen has a gradient all the same; no update follows it.</source>
        <translation>冻结的元素同样有梯度，只是更新不采用它。</translation>
    </message>
    <message>
        <source>Nothing could be compared.</source>
        <translation>没有可以比较的元素。</translation>
    </message>
    <message>
        <source>The gradient of {0} has entries that are not finite: {1}.</source>
        <translation>{0} 的梯度含有非有限的元素：{1}。</translation>
    </message>
    <message>
        <source>Worst reading: a relative error of {0} in {1}, {2}.</source>
        <translation>最差的判断：{1} 的相对误差为 {0}，{2}。</translation>
    </message>
    <message>
        <source>No other ε would tell more.</source>
        <translation>换用其他 ε 也不能看得更清楚。</translation>
    </message>
    <message>
        <source>ε = {0} would tell more.</source>
        <translation>取 ε = {0} 可以看得更清楚。</translation>
    </message>
</context>
<context>
    <name>GradientNormView</name>
    <message>
        <source>of all training samples, with the weights that the epoch began with</source>
        <translation>在所有训练样本上，用这一轮开始时的权重计算</translation>
    </message>
    <message>
        <source>|dW[l]| of all samples, at the start of the epoch</source>
        <translation>|dW[l]|：全部样本，轮初</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
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
    <name>HeldCells</name>
    <message>
        <source>Double click: type another number. Drag the picked cell up or down (with Shift: finely).</source>
        <translation>双击：输入另一个数。上下拖动选中的单元格可改变它（按住 Shift：微调）。</translation>
    </message>
</context>
<context>
    <name>InputsEditor</name>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>All columns of numbers are inputs</source>
        <translation>所有数字列都作为输入</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>No column is an input</source>
        <translation>没有列作为输入</translation>
    </message>
</context>
<context>
    <name>InspectorComparison</name>
    <message>
        <source>&amp;Matrix</source>
        <translation>矩阵(&amp;M)</translation>
    </message>
    <message>
        <source>Matrix to compare</source>
        <translation>要比较的矩阵</translation>
    </message>
    <message>
        <source>“…” stands for rows and columns for which there is no room.</source>
        <translation>“…”代表放不下的行和列。</translation>
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
        <source>Numbers of the chosen matrix</source>
        <translation>所选矩阵的数值</translation>
    </message>
    <message>
        <source>Layer {layer}: {activation}, {inputs} → {neurons}</source>
        <translation>第 {layer} 层：{activation}，{inputs} → {neurons}</translation>
    </message>
    <message>
        <source>Layer {layer}: {activation}</source>
        <translation>第 {layer} 层：{activation}</translation>
    </message>
    <message>
        <source>just computed: {0}</source>
        <translation>刚刚算出：{0}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Inside an update</source>
        <translation>一次更新内部</translation>
    </message>
    <message>
        <source>Past epochs</source>
        <translation>过去的轮次</translation>
    </message>
    <message>
        <source>Look at a view</source>
        <translation>查看视图</translation>
    </message>
    <message>
        <source>Draw points</source>
        <translation>绘制样本点</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pictures and files</source>
        <translation>图片与文件</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>view or timeline with a dashed ring</source>
        <translation>带虚线框的视图或时间线</translation>
    </message>
    <message>
        <source>view or timeline with a solid ring</source>
        <translation>带实线框的视图或时间线</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>曲线图</translation>
    </message>
    <message>
        <source>decision boundary, drawing</source>
        <translation>决策边界（绘制时）</translation>
    </message>
    <message>
        <source>slider of an input</source>
        <translation>输入的滑块</translation>
    </message>
    <message>
        <source>any plot</source>
        <translation>任何绘图</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>table of the inspector</source>
        <translation>检查器的表格</translation>
    </message>
    <message>
        <source>equation</source>
        <translation>等式</translation>
    </message>
    <message>
        <source>sum of a cell</source>
        <translation>单元格的求和</translation>
    </message>
    <message>
        <source>timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>button</source>
        <translation>按钮</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>选项框</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>text with links</source>
        <translation>带链接的文字</translation>
    </message>
    <message>
        <source>text to be read</source>
        <translation>可读文字</translation>
    </message>
    <message>
        <source>menu bar</source>
        <translation>菜单栏</translation>
    </message>
    <message>
        <source>text field</source>
        <translation>文本框</translation>
    </message>
    <message>
        <source>text field, while one types</source>
        <translation>正在输入的文本框</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值框</translation>
    </message>
    <message>
        <source>list of layers</source>
        <translation>层列表</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>while presenting</source>
        <translation>演示时</translation>
    </message>
    <message>
        <source>Train more or fewer epochs a second</source>
        <translation>每秒训练更多或更少轮</translation>
    </message>
    <message>
        <source>A twentieth of the run on or back</source>
        <translation>前进或后退全程的二十分之一</translation>
    </message>
    <message>
        <source>Epoch 0, or the newest</source>
        <translation>第 0 轮，或最新一轮</translation>
    </message>
    <message>
        <source>Let it take its keys, as a click into it does</source>
        <translation>让它接收自己的按键，与单击它相同</translation>
    </message>
    <message>
        <source>Give its keys back to the run, and drop what they point at</source>
        <translation>把按键交还给运行，并取消按键所指的内容</translation>
    </message>
    <message>
        <source>Next or previous layer</source>
        <translation>下一层或上一层</translation>
    </message>
    <message>
        <source>First or last layer</source>
        <translation>第一层或最后一层</translation>
    </message>
    <message>
        <source>Previous or next neuron</source>
        <translation>上一个或下一个神经元</translation>
    </message>
    <message>
        <source>Previous or next edge into the neuron</source>
        <translation>进入该神经元的上一条或下一条边</translation>
    </message>
    <message>
        <source>Type a number for the picked edge or neuron; of a layer: show what can be done</source>
        <translation>为选中的边或神经元输入数值；选中层时：显示可做的操作</translation>
    </message>
    <message>
        <source>Add a neuron to the layer</source>
        <translation>给该层添加神经元</translation>
    </message>
    <message>
        <source>Remove the picked neuron, or the layer&apos;s last one</source>
        <translation>移除选中的神经元，或该层的最后一个</translation>
    </message>
    <message>
        <source>Insert a layer before this one</source>
        <translation>在这一层之前插入一层</translation>
    </message>
    <message>
        <source>Choose another activation of the layer</source>
        <translation>为该层选择另一个激活函数</translation>
    </message>
    <message>
        <source>Choose the inputs</source>
        <translation>选择输入</translation>
    </message>
    <message>
        <source>Freeze the picked edge, neuron or layer, or let it learn again</source>
        <translation>冻结选中的边、神经元或层，或让它继续学习</translation>
    </message>
    <message>
        <source>Switch the picked neuron off or on</source>
        <translation>关闭或打开选中的神经元</translation>
    </message>
    <message>
        <source>Enlarge the map of the picked neuron</source>
        <translation>放大所选神经元的输出图</translation>
    </message>
    <message>
        <source>Read the previous or next epoch</source>
        <translation>读取上一轮或下一轮</translation>
    </message>
    <message>
        <source>The same in long steps</source>
        <translation>同上，步长更大</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Pick the sample nearest to the point</source>
        <translation>选择离该点最近的样本</translation>
    </message>
    <message>
        <source>Add a sample at the point</source>
        <translation>在该点添加一个样本</translation>
    </message>
    <message>
        <source>Erase the sample nearest to the point</source>
        <translation>擦除离该点最近的样本</translation>
    </message>
    <message>
        <source>Add samples of the next or previous class</source>
        <translation>改为添加下一个或上一个类别的样本</translation>
    </message>
    <message>
        <source>Take up the sample nearest to the point, for the arrow keys to move, or put it down</source>
        <translation>拿起离该点最近的样本，用方向键移动，或放下它</translation>
    </message>
    <message>
        <source>Move an input that is not drawn</source>
        <translation>移动未画出的输入</translation>
    </message>
    <message>
        <source>Zoom in or out</source>
        <translation>放大或缩小</translation>
    </message>
    <message>
        <source>Move what is in sight</source>
        <translation>移动显示范围</translation>
    </message>
    <message>
        <source>Ctrl+arrow keys</source>
        <translation>Ctrl+方向键</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Read a cell</source>
        <translation>读取单元格</translation>
    </message>
    <message>
        <source>Ten rows up or down</source>
        <translation>上移或下移十行</translation>
    </message>
    <message>
        <source>First or last cell of the row</source>
        <translation>该行的第一个或最后一个单元格</translation>
    </message>
    <message>
        <source>First or last cell of all</source>
        <translation>整个矩阵的第一个或最后一个单元格</translation>
    </message>
    <message>
        <source>Go to another matrix or number</source>
        <translation>转到另一个矩阵或数值</translation>
    </message>
    <message>
        <source>Select numbers</source>
        <translation>选择数值</translation>
    </message>
    <message>
        <source>Copy the selected numbers</source>
        <translation>复制所选数值</translation>
    </message>
    <message>
        <source>Pick a cell and its sum</source>
        <translation>选择单元格并查看求和</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>Follow the link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>复制所选内容</translation>
    </message>
    <message>
        <source>Write, move and delete</source>
        <translation>输入、移动和删除</translation>
    </message>
    <message>
        <source>Letters, digits, signs</source>
        <translation>字母、数字、符号</translation>
    </message>
    <message>
        <source>Take the value, and give the keys to the run</source>
        <translation>采用该值，并把按键交给运行</translation>
    </message>
    <message>
        <source>Take the old value back, and give the keys to the run</source>
        <translation>恢复原值，并把按键交给运行</translation>
    </message>
    <message>
        <source>A larger or smaller value</source>
        <translation>更大或更小的值</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Remove the layer</source>
        <translation>删除该层</translation>
    </message>
    <message>
        <source>decision boundary, output of a neuron</source>
        <translation>决策边界、神经元的输出</translation>
    </message>
    <message>
        <source>Read the prediction, or the output, at a point</source>
        <translation>读取一点的预测值或输出</translation>
    </message>
    <message>
        <source>Pick the cell; one of W or b again: type another number</source>
        <translation>选中单元格；W 或 b 的单元格再按一次：输入另一个数</translation>
    </message>
    <message>
        <source>Type another number for a cell of W or b</source>
        <translation>为 W 或 b 的单元格输入另一个数</translation>
    </message>
    <message>
        <source>Freeze a cell of W or b, or let it learn again</source>
        <translation>冻结 W 或 b 的单元格，或让它继续学习</translation>
    </message>
    <message>
        <source>Switch the neuron of that cell off or on</source>
        <translation>关闭或打开该单元格的神经元</translation>
    </message>
    <message>
        <source>Copy, cut, paste, select all</source>
        <translation>复制、剪切、粘贴、全选</translation>
    </message>
    <message>
        <source>Undo or redo what is being typed</source>
        <translation>撤销或重做正在输入的内容</translation>
    </message>
    <message>
        <source>Move the layer</source>
        <translation>移动该层</translation>
    </message>
    <message>
        <source>Show what there is to choose</source>
        <translation>显示可选项</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>选择另一项</translation>
    </message>
    <message>
        <source>Show or hide a panel</source>
        <translation>显示或隐藏面板</translation>
    </message>
    <message>
        <source>Leave the screen to the window</source>
        <translation>退出演示，返回窗口</translation>
    </message>
    <message>
        <source>Go to the next or previous place that can be used</source>
        <translation>转到下一个或上一个可操作处</translation>
    </message>
    <message>
        <source>Open a menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>Alt+underlined letter</source>
        <translation>Alt+带下划线的字母</translation>
    </message>
    <message>
        <source>Press it</source>
        <translation>按下按钮</translation>
    </message>
    <message>
        <source>Show another panel</source>
        <translation>显示另一个面板</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Go through the menus</source>
        <translation>浏览菜单</translation>
    </message>
    <message>
        <source>Arrow keys, letters</source>
        <translation>方向键、字母</translation>
    </message>
</context>
<context>
    <name>LabelsEditor</name>
    <message>
        <source>in this table</source>
        <translation>在这个表格中</translation>
    </message>
    <message>
        <source>Other file…</source>
        <translation>另一个文件…</translation>
    </message>
    <message>
        <source>Take the labels from the table itself</source>
        <translation>从表格本身取标签</translation>
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
        <translation>在输出层之前添加一层（Ins）</translation>
    </message>
</context>
<context>
    <name>LeaveQuestion</name>
    <message>
        <source>Layerscope</source>
        <translation>Layerscope</translation>
    </message>
    <message>
        <source>Close without the run that was there before?</source>
        <translation>要关闭并放弃之前的运行吗？</translation>
    </message>
    <message>
        <source>It was not saved. As long as the window is open, Undo brings it back.</source>
        <translation>它没有保存。只要窗口还开着，就可以用“撤销”恢复它。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>{moment}: W and b of all layers</source>
        <translation>{moment}：所有层的 W 和 b</translation>
    </message>
    <message>
        <source>Inside one update</source>
        <translation>一次更新的内部</translation>
    </message>
    <message>
        <source>the {m} samples</source>
        <translation> {m} 个样本</translation>
    </message>
    <message>
        <source>the {m} samples of batch {number} of {count}</source>
        <translation>第 {number} 批（共 {count} 批）的 {m} 个样本</translation>
    </message>
    <message>
        <source>Step {position} of {count}: {name}</source>
        <translation>第 {position} 步（共 {count} 步）：{name}</translation>
    </message>
    <message>
        <source>Where |ŷ = 0.5| the network cannot decide: that is the line in the {boundary}.</source>
        <translation>在 |ŷ = 0.5| 处网络无法决定，这就是{boundary}图中的那条线。</translation>
    </message>
    <message>
        <source>All that follows asks one question: how would this number change with each weight?</source>
        <translation>接下来的一切只问一个问题：每个权重变化时，这个数会怎样变化？</translation>
    </message>
    <message>
        <source>The error, with the 1/m of the mean, times the slope of {activation}: {slope}.</source>
        <translation>误差带着求平均的 1/m，再乘以 {activation} 的斜率：{slope}。</translation>
    </message>
    <message>
        <source>For each weight, the error at its end times the activation at its start, summed over {samples}: {shapes}, the shape of {W}. The 1/m is in {δ} already.</source>
        <translation>对每个权重，把它终点的误差乘以它起点的激活值，再对{samples}求和：{shapes}，与 {W} 形状相同。1/m 已经在 {δ} 里了。</translation>
    </message>
    <message>
        <source>How the {loss} changes with each bias: |{equation}|, summed over {samples}.</source>
        <translation>{loss}随每个偏置怎样变化：|{equation}|，对{samples}求和。</translation>
    </message>
    <message>
        <source>A bias is added to every sample alike, so it collects the errors of all: {db_shape}, the shape of {b}.</source>
        <translation>偏置同样地加到每个样本上，所以它汇集所有样本的误差：{db_shape}，与 {b} 形状相同。</translation>
    </message>
    <message>
        <source>Each neuron of layer {l} weighs the inputs and adds its bias: |{equation}|.</source>
        <translation>第 {l} 层的每个神经元给输入加权求和，再加上自己的偏置：|{equation}|。</translation>
    </message>
    <message>
        <source>In shapes {shapes}: every column is one of {samples}, so all are computed at once, and {b} is added to each column.</source>
        <translation>形状为 {shapes}：每一列是{samples}中的一个，因此所有样本一次算完，{b} 加到每一列上。</translation>
    </message>
    <message>
        <source>{A_prev} has the rows |{inputs}|, made of the samples X. In shapes {shapes}: every column is one of {samples}, so all are computed at once, and {b} is added to each column.</source>
        <translation>{A_prev} 的各行为 |{inputs}|，由样本 X 得来。用形状表示为 {shapes}：每一列是{samples}之一，因此所有样本一次算完，{b} 加到每一列上。</translation>
    </message>
    <message>
        <source>Each neuron of layer {l} weighs the {n_in} activations of the layer before and adds its bias: |{equation}|.</source>
        <translation>第 {l} 层的每个神经元给前一层的 {n_in} 个激活值加权求和，再加上自己的偏置：|{equation}|。</translation>
    </message>
    <message>
        <source>In shapes {shapes}: the inner numbers match, for each activation has its weight. This layer sees the data only through {A_prev}.</source>
        <translation>形状为 {shapes}：中间的两个数相等，因为每个激活值都有自己的权重。这一层只能通过 {A_prev} 看到数据。</translation>
    </message>
    <message>
        <source>The prediction is made: |ŷ = {equation}| with φ = {activation}, a column for each sample.</source>
        <translation>预测出来了：|ŷ = {equation}|，其中 φ 为 {activation}，每个样本一列。</translation>
    </message>
    <message>
        <source>The prediction ŷ is made, a row for each class and a column for each sample. {activation_what}</source>
        <translation>预测 ŷ 出来了，每个类别一行，每个样本一列。{activation_what}</translation>
    </message>
    <message>
        <source>{activation_why} The class with the largest ŷ is the answer; where two are equally large runs a line in the {boundary}.</source>
        <translation>{activation_why}ŷ 最大的类别就是答案；两个同样大的地方，就是{boundary}图中的一条线。</translation>
    </message>
    <message>
        <source>ŷ is no class but a number, which is to come near the target of its sample.</source>
        <translation>ŷ 不是类别，而是一个数，它应当接近该样本的目标值。</translation>
    </message>
    <message>
        <source>It is the loss of {samples} alone; the curve has that of all samples, once an epoch. All that follows asks how this number would change with each weight.</source>
        <translation>这只是{samples}的损失；曲线上是全部样本的损失，每轮一个。接下来的一切都在问：这个数会随每个权重怎样变化？</translation>
    </message>
    <message>
        <source>Now backwards: {δ} says how the {loss} changes with each entry of {Z}. It is |{equation}|.</source>
        <translation>现在往回走：{δ} 表示{loss}随 {Z} 的每个元素怎样变化，|{equation}|。</translation>
    </message>
    <message>
        <source>The error, with the 1/m of the mean, and no |φ′|: the slope of {activation} cancels with that of the logarithm in the {loss}. So even an answer that is sure and wrong is put right fast.</source>
        <translation>误差带着求平均的 1/m，没有 |φ′|：{activation} 的斜率与{loss}中对数的斜率相消。因此，即使自信却错了的答案也能很快纠正。</translation>
    </message>
    <message>
        <source>The error goes back through the same weights: |{equation}|.</source>
        <translation>误差沿着同样的权重传回来：|{equation}|。</translation>
    </message>
    <message>
        <source>Each neuron answers for the errors it had a part in, in shapes {shapes}; then comes the slope of {activation}: {slope}.</source>
        <translation>每个神经元对自己参与造成的误差负责，形状为 {shapes}；再乘以 {activation} 的斜率：{slope}。</translation>
    </message>
    <message>
        <source>How the {loss} changes with each weight: |{equation}|.</source>
        <translation>{loss}随每个权重怎样变化：|{equation}|。</translation>
    </message>
    <message>
        <source>How the {loss} and the penalty change with each weight: |{equation}|.</source>
        <translation>{loss}与惩罚项随每个权重怎样变化：|{equation}|。</translation>
    </message>
    <message>
        <source>For each weight, the error at its end times the activation at its start, summed over the {m} samples; the penalty pulls each weight towards 0, but no bias. The 1/m is in {δ} already.</source>
        <translation>对每个权重，把它终点的误差乘以它起点的激活值，再对 {m} 个样本求和；惩罚项把每个权重拉向 0，但不拉偏置。1/m 已经在 {δ} 里了。</translation>
    </message>
    <message>
        <source>The network has learnt: in every layer, |{W_update}| and |{b_update}|, with |η = {rate}|.</source>
        <translation>网络学到了东西：在每一层，|{W_update}|，|{b_update}|，其中 |η = {rate}|。</translation>
    </message>
    <message>
        <source>The network has learnt: in every layer, with |η = {rate}|, {updates}; and {b} in the same way.</source>
        <translation>网络学到了东西：在每一层，取 |η = {rate}|，{updates}；{b} 也同样更新。</translation>
    </message>
    <message>
        <source>The first update begins with the inputs, on the way forward to the {loss}.</source>
        <translation>第一次更新从输入开始，向前一直算到{loss}。</translation>
    </message>
    <message>
        <source>Everything of this epoch is computed: look at any of it in the {inspector}.</source>
        <translation>这一轮的一切都已算出：可以在{inspector}中查看其中任何一个。</translation>
    </message>
    <message>
        <source>Press {next_keys} to see the next update one quantity at a time, {back_keys} to go back.</source>
        <translation>按 {next_keys} 逐个量地看下一次更新，按 {back_keys} 后退。</translation>
    </message>
    <message>
        <source>The next update is computed with {samples}: look at any of it in the {inspector}.</source>
        <translation>下一次更新已用{samples}算出：可以在{inspector}中查看其中任何一个量。</translation>
    </message>
    <message>
        <source>An epoch makes one with each batch. Press {next_keys} to see this one quantity by quantity, {back_keys} to go back.</source>
        <translation>一轮用每一批各更新一次。按 {next_keys} 逐个量地看这一次，按 {back_keys} 后退。</translation>
    </message>
    <message>
        <source>The gradient of all parameters may be no longer than {bound}: a longer one is shortened by c, else |c = 1|.</source>
        <translation>全部参数的梯度不得长于 {bound}：更长的由 c 缩短，否则 |c = 1|。</translation>
    </message>
    <message>
        <source>What is frozen stays as it is, whatever its gradient.</source>
        <translation>冻结的元素保持不变，无论梯度是多少。</translation>
    </message>
    <message>
        <source>Switched off in this layer: {neurons}. There A is 0, whatever Z is.</source>
        <translation>本层已关闭的神经元：{neurons}。那里无论 Z 是多少，A 都为 0。</translation>
    </message>
    <message>
        <source>Switched off in this layer: {neurons}. There δ is 0, for nothing depends on Z.</source>
        <translation>本层已关闭的神经元：{neurons}。没有任何量依赖那里的 Z，所以 δ 为 0。</translation>
    </message>
    <message>
        <source>decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>inspector</source>
        <translation>检查器</translation>
    </message>
</context>
<context>
    <name>LessonButton</name>
    <message>
        <source>In the lesson: {0}</source>
        <translation>课程中的值：{0}</translation>
    </message>
    <message>
        <source>↺ lesson: {0}</source>
        <translation>↺ 课程：{0}</translation>
    </message>
    <message>
        <source>↺ as in the lesson</source>
        <translation>↺ 同课程</translation>
    </message>
    <message>
        <source>{0}: bring back the lesson&apos;s value, {1}</source>
        <translation>{0}：恢复课程中的值 {1}</translation>
    </message>
</context>
<context>
    <name>LessonNote</name>
    <message>
        <source>Lessons…</source>
        <translation>课程…</translation>
    </message>
    <message>
        <source>Show all lessons</source>
        <translation>显示所有课程</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>关闭此提示</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>Training…</source>
        <translation>正在训练…</translation>
    </message>
</context>
<context>
    <name>LessonPanel</name>
    <message>
        <source>The lesson beside the steps</source>
        <translation>各步骤的讲解</translation>
    </message>
    <message>
        <source>Steps of the update</source>
        <translation>更新的各个步骤</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Axis of the loss</source>
        <translation>损失轴</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>as fast as possible</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>1 epoch a second</source>
        <translation>每秒 1 轮</translation>
    </message>
    <message>
        <source>{0} epochs a second</source>
        <translation>每秒 {0} 轮</translation>
    </message>
    <message>
        <source>The lesson</source>
        <translation>本课</translation>
    </message>
    <message>
        <source>Two hidden layers of ReLU bend the boundary around both moons: 78 % of the samples are right after 10 epochs, 92 % after 300, all after 2000.</source>
        <translation>两个 ReLU 隐藏层让边界弯曲，绕开两个月牙：10 轮后 78 % 的样本正确，300 轮后 92 %，2000 轮后全部正确。</translation>
    </message>
    <message>
        <source>Watch the decision boundary from epoch 300 to 1000, when the moons come apart, and then click a layer in the network to see its matrices.</source>
        <translation>观察第 300 到 1000 轮的决策边界，两个月牙在此期间分开；然后在网络中点击一层，查看它的矩阵。</translation>
    </message>
    <message>
        <source>No hidden layer</source>
        <translation>没有隐藏层</translation>
    </message>
    <message>
        <source>Without a hidden layer the boundary is a straight line: it turns, but 34 of 300 samples are still on the wrong side after 2000 epochs.</source>
        <translation>没有隐藏层时边界是一条直线：它会转动，但 2000 轮后 300 个样本中仍有 34 个在错误的一侧。</translation>
    </message>
    <message>
        <source>Watch the line in the decision boundary, and then add a hidden layer of 8 tanh neurons: 99 % of the samples will be right.</source>
        <translation>观察决策边界中的直线，然后添加一个有 8 个 tanh 神经元的隐藏层：99 % 的样本会正确。</translation>
    </message>
    <message>
        <source>Weights that start at zero</source>
        <translation>从零开始的权重</translation>
    </message>
    <message>
        <source>With all weights at zero every gradient is 0, so the four neurons stay alike, and the loss stays at ln 2, which is 0.693.</source>
        <translation>所有权重为零时，每个梯度都是 0，四个神经元始终相同，损失停在 ln 2，即 0.693。</translation>
    </message>
    <message>
        <source>Look at the gradient norms, which lie on the floor, and then choose He for the starting weights: 93 % of the samples will be right after 1000 epochs.</source>
        <translation>看贴在底线上的梯度范数，然后把初始权重选为 He：1000 轮后 93 % 的样本会正确。</translation>
    </message>
    <message>
        <source>Gradients that vanish</source>
        <translation>消失的梯度</translation>
    </message>
    <message>
        <source>At the start the gradient of W[1] is nearly 200 times smaller than that of W[5], and after 1000 epochs the loss is still at 0.123.</source>
        <translation>开始时 W[1] 的梯度约为 W[5] 的 1/200，1000 轮后损失仍为 0.123。</translation>
    </message>
    <message>
        <source>Compare the curves of the gradient norms layer by layer, and then open the next lesson, in which tanh takes the place of the sigmoids.</source>
        <translation>逐层比较梯度范数的曲线，然后打开下一课，其中 tanh 代替了 sigmoid。</translation>
    </message>
    <message>
        <source>A deep network of tanh</source>
        <translation>tanh 深层网络</translation>
    </message>
    <message>
        <source>Tanh passes the gradients on: at the start those of the five layers differ by a factor of 4 at most, and after 300 epochs all samples are right.</source>
        <translation>tanh 会把梯度传下去：开始时五层的梯度最多相差 4 倍，300 轮后所有样本都正确。</translation>
    </message>
    <message>
        <source>Watch the gradient norms leap between epochs 100 and 220, for a learning rate of 1 is bold, and then try 0.3: the loss falls in every epoch.</source>
        <translation>观察第 100 到 220 轮之间跳动的梯度范数，因为学习率 1 偏大；然后试试 0.3：损失每一轮都下降。</translation>
    </message>
    <message>
        <source>A learning rate that is too large</source>
        <translation>过大的学习率</translation>
    </message>
    <message>
        <source>With a linear output a learning rate of 1 is too large: the loss goes up about as often as down, and the boundary swings with it.</source>
        <translation>输出为线性时，学习率 1 过大：损失上升的次数与下降差不多，边界也随之摆动。</translation>
    </message>
    <message>
        <source>Watch the loss jump from epoch to epoch, and then set the learning rate to 0.1 and press Reset: it falls in every epoch, and further.</source>
        <translation>观察损失逐轮跳动，然后把学习率设为 0.1 并按“重置”：损失每一轮都下降，而且降得更低。</translation>
    </message>
    <message>
        <source>The lesson with Adam</source>
        <translation>用 Adam 上本课</translation>
    </message>
    <message>
        <source>Adam gives each weight a step of its own: after 200 epochs the loss is 0.0015, which gradient descent does not reach in 2000.</source>
        <translation>Adam 给每个权重各自的步长：200 轮后损失为 0.0015，梯度下降 2000 轮也达不到。</translation>
    </message>
    <message>
        <source>Watch the loss fall a hundredfold in 200 epochs, and then open “The lesson” at the same speed, which is the same network with gradient descent.</source>
        <translation>观察损失在 200 轮内降到百分之一，然后以同样的速度打开“本课”，那是用梯度下降的同一个网络。</translation>
    </message>
    <message>
        <source>Few and noisy samples</source>
        <translation>少而有噪声的样本</translation>
    </message>
    <message>
        <source>A large network learns 20 noisy samples by heart: 80 % of them are right after 100 epochs, and all after 500, when the boundary follows the noise.</source>
        <translation>大网络把 20 个有噪声的样本背了下来：100 轮后 80 % 正确，500 轮后全部正确，这时边界跟着噪声走。</translation>
    </message>
    <message>
        <source>Watch the boundary from epoch 150 on, when it reaches out for single samples, and then set the samples to 200: the same network leaves 18 of them wrong.</source>
        <translation>从第 150 轮起观察边界如何伸向个别样本，然后把样本数设为 200：同一个网络仍会答错 18 个。</translation>
    </message>
    <message>
        <source>Learning by heart</source>
        <translation>死记硬背</translation>
    </message>
    <message>
        <source>The training loss falls to 0.03, but the test loss is lowest at epoch 18, 0.27, and nearly eight times as high after 1000 epochs.</source>
        <translation>训练损失降到 0.03，但测试损失在第 18 轮最低，为 0.27，1000 轮后接近它的八倍。</translation>
    </message>
    <message>
        <source>Compare the two curves of the loss, of which the dashed one is the test, and then set the patience to 20: the run stops by itself at epoch 38.</source>
        <translation>比较两条损失曲线，虚线是测试；然后把耐心设为 20：运行会在第 38 轮自行停止。</translation>
    </message>
    <message>
        <source>A penalty on large weights</source>
        <translation>对大权重的惩罚</translation>
    </message>
    <message>
        <source>The samples are those of “Learning by heart”, but large weights cost something: the test loss ends at 0.23 and not at 2.13.</source>
        <translation>样本与“死记硬背”相同，但大权重要付出代价：测试损失最后是 0.23，而不是 2.13。</translation>
    </message>
    <message>
        <source>Look at the boundary, which stays smooth, and then set the L2 penalty to 0.1, which is too much: 70 % of the training samples are right in the end.</source>
        <translation>看始终平滑的边界，然后把 L2 惩罚设为 0.1，这就过头了：最后 70 % 的训练样本正确。</translation>
    </message>
    <message>
        <source>TensorFlow Playground&apos;s start</source>
        <translation>TensorFlow Playground 的开场</translation>
    </message>
    <message>
        <source>The network that TensorFlow Playground starts with closes its boundary around the inner disc: after 50 epochs all training samples are right.</source>
        <translation>TensorFlow Playground 开场的网络把边界围成一圈，包住内部的圆盘：50 轮后所有训练样本都正确。</translation>
    </message>
    <message>
        <source>Watch in the nodes of the network how each neuron halves the plane, and then leave the first layer 2 neurons, which cannot close the boundary.</source>
        <translation>在网络的节点中观察每个神经元如何把平面分成两半，然后让第一层只剩 2 个神经元，它们围不成边界。</translation>
    </message>
    <message>
        <source>The spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Two hidden layers unwind the spiral: 63 % of the training samples are right after 20 epochs, 98 % after 50.</source>
        <translation>两个隐藏层把螺旋展开：20 轮后 63 % 的训练样本正确，50 轮后 98 %。</translation>
    </message>
    <message>
        <source>Watch the arms come apart between epochs 20 and 50, and then take the second hidden layer away: after 200 epochs 72 % are right.</source>
        <translation>观察第 20 到 50 轮之间两条臂分开，然后去掉第二个隐藏层：200 轮后 72 % 正确。</translation>
    </message>
    <message>
        <source>Five classes</source>
        <translation>五个类别</translation>
    </message>
    <message>
        <source>Softmax shares the plane among five classes: 36 % of the training samples are right at the start, 78 % after 2 epochs, all after 10.</source>
        <translation>softmax 把平面分给五个类别：开始时 36 % 的训练样本正确，2 轮后 78 %，10 轮后全部正确。</translation>
    </message>
    <message>
        <source>Step epoch by epoch, and see in the confusion matrix which classes are taken for which; click a cell to light its samples.</source>
        <translation>一轮一轮地走，在混淆矩阵中看哪些类别被当成了哪些；点击一格，可点亮其中的样本。</translation>
    </message>
    <message>
        <source>A function of one input</source>
        <translation>一个输入的函数</translation>
    </message>
    <message>
        <source>ReLU follows the sine in straight pieces, with a kink wherever a neuron switches on or off: R² of the test is above 0.9 after 100 epochs, above 0.98 after 500.</source>
        <translation>ReLU 用直线段跟随正弦，神经元开或关之处有一个折点：测试的 R² 在 100 轮后高于 0.9，500 轮后高于 0.98。</translation>
    </message>
    <message>
        <source>Look for the kinks in the curve of the predictions, and then choose tanh for both hidden layers: the curve becomes smooth.</source>
        <translation>在预测曲线上找折点，然后把两个隐藏层都选为 tanh：曲线变得光滑。</translation>
    </message>
    <message>
        <source>A landscape</source>
        <translation>一片地形</translation>
    </message>
    <message>
        <source>Two layers of tanh model three hills and three hollows: R² of the test is far below 0 at the start, and above 0.85 after 100 epochs.</source>
        <translation>两层 tanh 拟合三座山丘和三处洼地：测试的 R² 开始时远低于 0，100 轮后高于 0.85。</translation>
    </message>
    <message>
        <source>Watch the colours of the plane become a landscape, and then switch on the residuals below it to see where the model is still wrong.</source>
        <translation>观察平面的颜色变成一片地形，然后打开下方的“残差”，看模型在哪里仍有误差。</translation>
    </message>
    <message>
        <source>{watch} {advice}</source>
        <translation>{watch}{advice}</translation>
    </message>
</context>
<context>
    <name>LessonsDialog</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Set this up; Edit ▸ Undo brings back the run of now</source>
        <translation>采用此设置；“编辑 ▸ 撤销”可恢复现在的运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Ready lessons</source>
        <translation>现成的课程</translation>
    </message>
    <message>
        <source>Own set-ups</source>
        <translation>自己的设置</translation>
    </message>
    <message>
        <source>None yet. Save one in the menu Teach.</source>
        <translation>还没有。可在“教学”菜单中保存。</translation>
    </message>
    <message>
        <source>Rename the set-up</source>
        <translation>重命名设置</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>There is another set-up of this name.</source>
        <translation>已有另一个同名的设置。</translation>
    </message>
</context>
<context>
    <name>LessonsPresenter</name>
    <message>
        <source>“{0}” is among the lessons now, in the menu Teach.</source>
        <translation>“{0}”现已在“教学”菜单的课程中。</translation>
    </message>
    <message>
        <source>It could not be saved. {0}</source>
        <translation>无法保存。{0}</translation>
    </message>
    <message>
        <source>Nothing was changed. {0}</source>
        <translation>未作任何更改。{0}</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>R² below 0, drawn on the floor</source>
        <translation>R² 小于 0，画在底线上</translation>
    </message>
    <message>
        <source>training minimises loss + penalty</source>
        <translation>训练使 损失 + 惩罚项 最小</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis.</source>
        <translation>用对数轴显示损失。</translation>
    </message>
    <message>
        <source>Loss and {score}</source>
        <translation>损失与{score}</translation>
    </message>
    <message>
        <source>loss, train</source>
        <translation>损失（训练）</translation>
    </message>
    <message>
        <source>loss, test</source>
        <translation>损失（测试）</translation>
    </message>
    <message>
        <source>{score}, train</source>
        <translation>{score}（训练）</translation>
    </message>
    <message>
        <source>{score}, test</source>
        <translation>{score}（测试）</translation>
    </message>
    <message>
        <source>+ penalty</source>
        <translation>+ 惩罚项</translation>
    </message>
    <message>
        <source>learning rate η</source>
        <translation>学习率 η</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>restoring</source>
        <translation>恢复中</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已关闭</translation>
    </message>
</context>
<context>
    <name>MatricesComparison</name>
    <message>
        <source>A and B have batches of other samples: of matrices of samples there is no difference.</source>
        <translation>A 与 B 的批次样本不同：每列一个样本的矩阵没有差值。</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
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
    <message>
        <source>Heatmap of the chosen matrix</source>
        <translation>所选矩阵的热图</translation>
    </message>
    <message>
        <source>Scale of the chosen matrix</source>
        <translation>所选矩阵的色标</translation>
    </message>
    <message>
        <source>{name} ({n_rows} × {n_columns}): {rows} × {columns}</source>
        <translation>{name} ({n_rows} × {n_columns})：{rows} × {columns}</translation>
    </message>
    <message>
        <source>{name} row {row}, column {column}: {value}</source>
        <translation>{name} 第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>{name} row {row}, sample {column}: {value}</source>
        <translation>{name} 第 {row} 行，样本 {column}：{value}</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>A matrix of the selected layer</source>
        <translation>所选层的一个矩阵</translation>
    </message>
    <message>
        <source>, numbers × {0}</source>
        <translation>，数值 × {0}</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>{train} (test {test})</source>
        <translation>{train}（测试 {test}）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
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
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Save &amp;picture</source>
        <translation>保存图片(&amp;P)</translation>
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
    <name>MessagePresenter</name>
    <message>
        <source>Stopped at epoch {0}, as set up. Press Run to train {1} more.</source>
        <translation>已按设置在第 {0} 轮停止。按“运行”可再训练 {1} 轮。</translation>
    </message>
    <message>
        <source>Stopped at epoch {0}, {1} further, as set up. Press Run to train {1} more.</source>
        <translation>已按设置再训练 {1} 轮，在第 {0} 轮停止。按“运行”可再训练 {1} 轮。</translation>
    </message>
    <message>
        <source>Stopped at epoch {epoch}: the loss is {loss}, at most {stop_loss} as set up. Press Run to go on.</source>
        <translation>在第 {epoch} 轮停止：损失为 {loss}，已按设置不大于 {stop_loss}。按“运行”可继续训练。</translation>
    </message>
    <message>
        <source>Stopped at epoch {epoch}: no better test loss for {patience} epochs, as set up; the best was at epoch {best}. Press Run to go on.</source>
        <translation>已按设置在第 {epoch} 轮停止：测试损失连续 {patience} 轮没有变小，最小的在第 {best} 轮。按“运行”可继续训练。</translation>
    </message>
    <message>
        <source>Go to epoch {0}, the best</source>
        <translation>回到最好的第 {0} 轮</translation>
    </message>
    <message>
        <source>Still computing: one epoch takes long in a network of this size. What you asked for comes next.</source>
        <translation>正在计算：这样大的网络，一轮需要较长时间。随后便会执行您的操作。</translation>
    </message>
    <message>
        <source>Something went wrong in the program, not in your set-up: {0}</source>
        <translation>程序本身出了错，与您的设置无关：{0}</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>epoch {epoch}, update {update}</source>
        <translation>第 {epoch} 轮，第 {update} 次更新</translation>
    </message>
    <message>
        <source>epoch {epoch}, update {update} of {count}</source>
        <translation>第 {epoch} 轮，第 {update}/{count} 次更新</translation>
    </message>
    <message>
        <source>batch {number} of {count}</source>
        <translation>第 {number}/{count} 批</translation>
    </message>
    <message>
        <source>{moment}, {step}</source>
        <translation>{moment}，{step}</translation>
    </message>
</context>
<context>
    <name>NetworkComparison</name>
    <message>
        <source>Under B − A, edges and nodes are the changes of weights and biases: red grew, blue fell.</source>
        <translation>在 B − A 一栏，边和节点是权重与偏置的变化：红色增大，蓝色减小。</translation>
    </message>
</context>
<context>
    <name>NetworkTexts</name>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{0}; just computed: {1}</source>
        <translation>{0}；刚刚算出：{1}</translation>
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
        <source>frozen: it does not learn</source>
        <translation>已冻结：不再学习</translation>
    </message>
    <message>
        <source>bias frozen: it does not learn</source>
        <translation>偏置已冻结：不再学习</translation>
    </message>
    <message>
        <source>switched off: its A is 0</source>
        <translation>已关闭：它的 A 为 0</translation>
    </message>
    <message>
        <source>input {0}: row {1} of {2}</source>
        <translation>输入 {0}：{2} 的第 {1} 行</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>Weights are not kept: the run starts again.</source>
        <translation>不保留权重：运行将重新开始。</translation>
    </message>
    <message>
        <source>Drag up or down to change it (with Shift finely), double click to type a number.</source>
        <translation>上下拖动可改变它（按住 Shift：微调），双击可输入数值。</translation>
    </message>
    <message>
        <source>A map in a node is what its neuron gives over the plane of the inputs: red if more than neutral.</source>
        <translation>节点中的图是该神经元在输入平面上的输出：高于中性值为红色。</translation>
    </message>
    <message>
        <source>The frame of a map is the bias b: red if positive, blue and dashed if negative, as wide as |b|.</source>
        <translation>图的边框是偏置 b：正为红色，负为蓝色虚线，|b| 越大边框越宽。</translation>
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
    <message>
        <source>A snowflake: frozen, it does not learn. A crossed node is switched off: its A is 0.</source>
        <translation>雪花表示已冻结，不再学习。打叉的节点已关闭：它的 A 为 0。</translation>
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
    <name>NeuronComparison</name>
    <message>
        <source>Under B − A, red: the output has grown; blue: it has fallen.</source>
        <translation>在 B − A 一栏，红色：输出增大；蓝色：输出减小。</translation>
    </message>
</context>
<context>
    <name>NeuronView</name>
    <message>
        <source>The output of a neuron can be drawn only over two inputs.</source>
        <translation>只有在两个输入的平面上，才能画出神经元的输出。</translation>
    </message>
    <message>
        <source>Pick a neuron in the network: what it gives over the plane of the inputs is shown here.</source>
        <translation>请在网络中选取一个神经元：这里将显示它在输入平面上的输出。</translation>
    </message>
    <message>
        <source>Output of a neuron</source>
        <translation>神经元的输出</translation>
    </message>
    <message>
        <source>The arrow keys move a point that reads the output, with Shift in long steps. Escape removes it.</source>
        <translation>方向键移动读取输出的点，按住 Shift 步长更大。Esc：移除该点。</translation>
    </message>
    <message>
        <source>Enter picks the sample nearest to it, a click the one that is clicked.</source>
        <translation>按 Enter 选取离它最近的样本，单击则选取所点的样本。</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>hollow: test</source>
        <translation>空心：测试</translation>
    </message>
</context>
<context>
    <name>NeuronWords</name>
    <message>
        <source>input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>{0}, neuron {1}: {2}</source>
        <translation>{0}，神经元 {1}：{2}</translation>
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
    <name>NumbersComparison</name>
    <message>
        <source>epoch</source>
        <translation>轮数</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>kept on {0}</source>
        <translation>保存于 {0}</translation>
    </message>
    <message>
        <source>{file}, kept on {0}</source>
        <translation>{file}，保存于 {0}</translation>
    </message>
    <message>
        <source>{moment} · {data} · network {layers}</source>
        <translation>{moment} · {data} · 网络 {layers}</translation>
    </message>
</context>
<context>
    <name>OpenActions</name>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>OpenDataDialog</name>
    <message>
        <source>Open data</source>
        <translation>打开数据</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Learn from these data; the run starts again</source>
        <translation>用这些数据学习；训练重新开始</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{0} begins like this:</source>
        <translation>{0} 的开头：</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>书写方式</translation>
    </message>
    <message>
        <source>What is learned</source>
        <translation>学习什么</translation>
    </message>
    <message>
        <source>{0} of {1} rows are held out for the test</source>
        <translation>{1} 行中留出 {0} 行用于测试</translation>
    </message>
    <message>
        <source>to learn</source>
        <translation>要学习</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>the lines of the file</source>
        <translation>文件的各行</translation>
    </message>
    <message>
        <source>This row is left out.</source>
        <translation>这一行被略去。</translation>
    </message>
    <message>
        <source>A gap: the mean of the column takes its place.</source>
        <translation>缺值：用这一列的平均值代替。</translation>
    </message>
    <message>
        <source>A gap, for which this row is left out.</source>
        <translation>缺值，因此略去这一行。</translation>
    </message>
    <message>
        <source>A gap is filled with the mean of its column.</source>
        <translation>1 个缺值用所在列的平均值填补。</translation>
    </message>
    <message>
        <source>{0} gaps are filled with the means of their columns.</source>
        <translation>{0} 个缺值用所在列的平均值填补。</translation>
    </message>
    <message>
        <source>Adds about {0} to each picture, slide and file.</source>
        <translation>每张图片、幻灯片和文件约增大 {0}。</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}：{1}。</translation>
    </message>
    <message>
        <source>A row with a gap is left out: line {0}.</source>
        <translation>略去有缺值的 1 行：第 {0} 行。</translation>
    </message>
    <message>
        <source>{0} rows with gaps are left out: lines {1}, …</source>
        <translation>略去有缺值的 {0} 行：第 {1} … 行。</translation>
    </message>
    <message>
        <source>{0} rows with gaps are left out: lines {1} and {2}.</source>
        <translation>略去有缺值的 {0} 行：第 {1} 和 {2} 行。</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 列</translation>
    </message>
</context>
<context>
    <name>OuterProducts</name>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Add up the samples from the first to this one</source>
        <translation>从第一个样本累加到当前样本</translation>
    </message>
    <message>
        <source>What a sample adds to dW</source>
        <translation>一个样本对 dW 的贡献</translation>
    </message>
    <message>
        <source>samples 1 to {number} of {m}</source>
        <translation>样本 1 至 {number}（共 {m} 个）</translation>
    </message>
    <message>
        <source>sample {number} of {m}</source>
        <translation>样本 {number}（共 {m} 个）</translation>
    </message>
    <message>
        <source>columns 1 to {number} of {m}</source>
        <translation>第 1 至 {number} 列（共 {m} 列）</translation>
    </message>
    <message>
        <source>sample {sample}, column {number} of {m}</source>
        <translation>样本 {sample}，第 {number} 列（共 {m} 列）</translation>
    </message>
</context>
<context>
    <name>OwnDataEditor</name>
    <message>
        <source>Open data from a file</source>
        <translation>从文件打开数据</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>打开数据…</translation>
    </message>
</context>
<context>
    <name>Parameter</name>
    <message>
        <source>{name} row {row}</source>
        <translation>{name} 第 {row} 行</translation>
    </message>
    <message>
        <source>{name} row {row}, column {column}</source>
        <translation>{name} 第 {row} 行，第 {column} 列</translation>
    </message>
</context>
<context>
    <name>ParameterMenu</name>
    <message>
        <source>&amp;Type another number…</source>
        <translation>输入另一个数(&amp;T)…</translation>
    </message>
    <message>
        <source>Let this weight &amp;learn</source>
        <translation>让这个权重继续学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Freeze this weight</source>
        <translation>冻结这个权重(&amp;F)</translation>
    </message>
    <message>
        <source>Let this bias &amp;learn</source>
        <translation>让这个偏置继续学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Freeze this bias</source>
        <translation>冻结这个偏置(&amp;F)</translation>
    </message>
    <message>
        <source>Let &amp;neuron {0} learn</source>
        <translation>让神经元 {0} 继续学习(&amp;N)</translation>
    </message>
    <message>
        <source>Freeze &amp;neuron {0}</source>
        <translation>冻结神经元 {0}(&amp;N)</translation>
    </message>
    <message>
        <source>Let la&amp;yer {0} learn</source>
        <translation>让第 {0} 层继续学习(&amp;Y)</translation>
    </message>
    <message>
        <source>Freeze la&amp;yer {0}</source>
        <translation>冻结第 {0} 层(&amp;Y)</translation>
    </message>
    <message>
        <source>Switch neuron {0} &amp;on</source>
        <translation>打开神经元 {0}(&amp;O)</translation>
    </message>
    <message>
        <source>Switch neuron {0} &amp;off</source>
        <translation>关闭神经元 {0}(&amp;O)</translation>
    </message>
</context>
<context>
    <name>PlaneChooser</name>
    <message>
        <source>Which other input to move</source>
        <translation>要移动的其他输入</translation>
    </message>
    <message>
        <source>The inputs that are not drawn</source>
        <translation>未画出的输入</translation>
    </message>
    <message>
        <source>Show where the inputs stand that are not drawn, and move them.</source>
        <translation>显示未画出的输入取什么值，并可移动它们。</translation>
    </message>
    <message>
        <source>All other inputs at their means</source>
        <translation>其他输入都取平均值</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另 {0} 个</translation>
    </message>
    <message>
        <source>Input along x</source>
        <translation>横轴的输入</translation>
    </message>
    <message>
        <source>Input along y</source>
        <translation>纵轴的输入</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>Draw points</source>
        <translation>绘制样本点</translation>
    </message>
    <message>
        <source>Add, move and erase samples by the mouse or the keyboard.</source>
        <translation>用鼠标或键盘添加、移动和擦除样本。</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Wheel: zoom. Drag: move. Double click: show all again.</source>
        <translation>滚轮：缩放。拖动：移动。双击：重新显示全部。</translation>
    </message>
    <message>
        <source>After Enter or a click: + and − zoom, Ctrl with an arrow key moves, Home shows all again.</source>
        <translation>按 Enter 或单击后：+ 和 − 缩放，Ctrl 加方向键移动，Home 重新显示全部。</translation>
    </message>
</context>
<context>
    <name>PreviewArea</name>
    <message>
        <source>Drawing the preview…</source>
        <translation>正在绘制预览…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the table</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>Click, or press Space below, to use a column as an input or not</source>
        <translation>单击，或在下方按空格键，选择是否把该列用作输入</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>Readings</name>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>too small to tell</source>
        <translation>太小，无法分辨</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>below {right}</source>
        <translation>小于 {right}</translation>
    </message>
    <message>
        <source>from {right} to {wrong}</source>
        <translation>从 {right} 到 {wrong}</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>above {wrong}</source>
        <translation>大于 {wrong}</translation>
    </message>
    <message>
        <source>no larger than what rounding the losses can make of it at this ε</source>
        <translation>在此 ε 下，不超过损失的舍入所能造成的误差</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>there is nothing to compare</source>
        <translation>没有可比较的数</translation>
    </message>
    <message>
        <source>The relative error is</source>
        <translation>相对误差</translation>
    </message>
    <message>
        <source>&lt;b&gt;At a kink&lt;/b&gt;: entries that are left out, because ±ε moves some Z across a kink of its activation, such as 0 of ReLU, or a weight with an L1 penalty across 0.</source>
        <translation>&lt;b&gt;位于折点&lt;/b&gt;：未参与比较的元素，因为 ±ε 使某个 Z 越过激活函数的折点（如 ReLU 的 0），或使受 L1 惩罚的权重越过 0。</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Restore a run</source>
        <translation>恢复运行</translation>
    </message>
    <message>
        <source>Layerscope has kept what was not saved.</source>
        <translation>Layerscope 保留了未保存的内容。</translation>
    </message>
    <message>
        <source>Go on with it? What you leave for later stays in the menu File, under Restore a kept run.</source>
        <translation>要继续吗？暂不处理的会留在“文件”菜单的“恢复自动保留的运行”中。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>Remove this run for good</source>
        <translation>永久删除此运行</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>以后再说(&amp;L)</translation>
    </message>
    <message>
        <source>Keep it for another day</source>
        <translation>留待以后处理</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Go on with this run</source>
        <translation>继续此运行</translation>
    </message>
    <message>
        <source>Runs that were kept</source>
        <translation>自动保存的运行</translation>
    </message>
</context>
<context>
    <name>RecoveryPresenter</name>
    <message>
        <source>What is kept cannot be looked through. {0}</source>
        <translation>无法查看自动保留的内容。{0}</translation>
    </message>
    <message>
        <source>There is no run to restore, or another program is offering it.</source>
        <translation>没有可以恢复的运行，或者另一个程序正在询问是否恢复。</translation>
    </message>
    <message>
        <source>The run that was kept could not be removed. {0}</source>
        <translation>无法删除自动保存的运行。{0}</translation>
    </message>
</context>
<context>
    <name>ReplaceBox</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>This file is there already. Replace it?</source>
        <translation>此文件已存在。要替换吗？</translation>
    </message>
    <message>
        <source>These {0} files are there already. Replace them?</source>
        <translation>这 {0} 个文件已存在。要替换吗？</translation>
    </message>
    <message>
        <source>… and {0} more</source>
        <translation>……以及另外 {0} 个</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>ReplaceQuestion</name>
    <message>
        <source>Layerscope</source>
        <translation>Layerscope</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} 已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>{0} was changed by another program. Replace what that has saved?</source>
        <translation>{0} 已被另一个程序改动。要替换那个程序保存的内容吗？</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
</context>
<context>
    <name>ReportTable</name>
    <message>
        <source>Result for each parameter</source>
        <translation>各参数的结果</translation>
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
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
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
        <source>{measure}, train</source>
        <translation>{measure}（训练）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>How many epochs a second; at the right end as many as possible</source>
        <translation>每秒多少轮；最右端为尽可能快</translation>
    </message>
    <message>
        <source>epochs, and how many updates of the next one are made</source>
        <translation>轮数，以及下一轮已做的更新次数</translation>
    </message>
    <message>
        <source>Pictures, slides and animations</source>
        <translation>图片、幻灯片和动画</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{measure}, test</source>
        <translation>{measure}（测试）</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
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
    <name>RunOpener</name>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Files of Layerscope ({0})</source>
        <translation>Layerscope 的文件 ({0})</translation>
    </message>
    <message>
        <source>Open a saved run or an exported file</source>
        <translation>打开已保存的运行或导出的文件</translation>
    </message>
    <message>
        <source>Restoring {0} of the run in {1} …</source>
        <translation>正在恢复 {1} 中训练的{0}……</translation>
    </message>
    <message>
        <source>Restored {0} of the run in {1}.</source>
        <translation>已恢复 {1} 中训练的{0}。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not open this file</source>
        <translation>不打开这个文件</translation>
    </message>
    <message>
        <source>Reading {0} …</source>
        <translation>正在读取 {0} …</translation>
    </message>
</context>
<context>
    <name>RunSaver</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs of Layerscope ({0})</source>
        <translation>Layerscope 运行 ({0})</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>保存运行</translation>
    </message>
    <message>
        <source>{0} was not saved: another run has taken the place of that one.</source>
        <translation>{0} 未保存：该运行已被另一个运行取代。</translation>
    </message>
    <message>
        <source>{0} was not saved: {1}</source>
        <translation>{0} 未能保存：{1}</translation>
    </message>
</context>
<context>
    <name>SamplesPresenter</name>
    <message>
        <source>Tables ({0})</source>
        <translation>表格 ({0})</translation>
    </message>
    <message>
        <source>Save the samples as CSV</source>
        <translation>将样本另存为 CSV</translation>
    </message>
    <message>
        <source>Saved the samples in {0}.</source>
        <translation>样本已保存到 {0}。</translation>
    </message>
    <message>
        <source>The samples could not be saved. {0}</source>
        <translation>无法保存样本。{0}</translation>
    </message>
</context>
<context>
    <name>SaveLessonDialog</name>
    <message>
        <source>Save set-up as lesson</source>
        <translation>将设置存为课程</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;What to watch</source>
        <translation>看什么(&amp;W)</translation>
    </message>
    <message>
        <source>One or two sentences, if you like: what is to be seen, and where.</source>
        <translation>可以写一两句话：能看到什么，在哪里看。</translation>
    </message>
    <message>
        <source>Kept are the set-up with its data, the speed, the axis of the loss, the panels in sight and the selected layer. Not kept are the weights that were learned, the points that were drawn, moved or erased, and the numbers that were typed.</source>
        <translation>会保存：设置及其数据、速度、损失轴、可见的面板和选中的层。不保存：学到的权重，绘制、移动或擦除的样本点，以及手动输入的数。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The text may have {0} characters; it has {1}.</source>
        <translation>文字最多 {0} 个字符，现有 {1} 个。</translation>
    </message>
    <message>
        <source>The name must be {0}.</source>
        <translation>名称必须是{0}。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>There is a set-up of this name: it will be replaced.</source>
        <translation>已有同名的设置：它会被替换。</translation>
    </message>
</context>
<context>
    <name>SaveQuestion</name>
    <message>
        <source>Layerscope</source>
        <translation>Layerscope</translation>
    </message>
    <message>
        <source>Save the changes to {0}?</source>
        <translation>要保存对 {0} 的更改吗？</translation>
    </message>
    <message>
        <source>Save this run before it is gone?</source>
        <translation>关闭之前要保存这次运行吗？</translation>
    </message>
    <message>
        <source>What was trained, drawn, typed and marked in it is lost otherwise.</source>
        <translation>否则其中的训练、绘制、输入和标记都会丢失。</translation>
    </message>
    <message>
        <source>The run that was there before is not saved, either: Cancel, and Undo brings it back.</source>
        <translation>之前的那次运行也还没有保存：取消后再撤销，就能找回它。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Score</name>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>准确率 (%)</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
</context>
<context>
    <name>SetEditor</name>
    <message>
        <source>{0} always enter</source>
        <translation>{0} 始终输入</translation>
    </message>
</context>
<context>
    <name>SharePresenter</name>
    <message>
        <source>The set-up is copied as a line of text. Paste it into an e-mail or a slide, or here by Ctrl+V.</source>
        <translation>设置已复制为一行文字。可粘贴到邮件或幻灯片中，或在这里按 Ctrl+V。</translation>
    </message>
    <message>
        <source>The set-up is copied as a link. Paste it into an e-mail or a slide, or here by Ctrl+V.</source>
        <translation>设置已复制为链接。可粘贴到邮件或幻灯片中，或在这里按 Ctrl+V。</translation>
    </message>
    <message>
        <source>The run has this set-up already.</source>
        <translation>本次运行已经是这个设置。</translation>
    </message>
    <message>
        <source>{0} The points that were drawn, moved or erased are not in it.</source>
        <translation>{0}其中不包含绘制、移动或擦除的样本点。</translation>
    </message>
    <message>
        <source>The set-up is taken: {0}. Ctrl+Z brings the one before back.</source>
        <translation>已采用该设置：{0}。按 Ctrl+Z 可恢复之前的设置。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>The keys of the run hold everywhere but in a text that is being typed. A view takes keys of its own after Enter or a click into it: then its ring is solid, until Esc.</source>
        <translation>运行的按键在任何位置都有效，正在输入的文字除外。在视图上按 Enter 或单击后，它才接收自己的按键：此时边框为实线，直到按 Esc。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>Slides</name>
    <message>
        <source>Decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>How the predictions change</source>
        <translation>预测如何变化</translation>
    </message>
    <message>
        <source>R² = 1 − Σ(ŷ − y)² / Σ(y − mean of y)²: it is 1 if every ŷ is y, and 0 if every ŷ is the mean.</source>
        <translation>R² = 1 − Σ(ŷ − y)² / Σ(y − y 的平均值)²：每个 ŷ 都等于 y 时为 1，都等于平均值时为 0。</translation>
    </message>
    <message>
        <source>p(x) = A[{L}] for the input x. The line is where p(x) = 0.5.</source>
        <translation>p(x) = A[{L}]，x 为输入。线上 p(x) = 0.5。</translation>
    </message>
    <message>
        <source>A[{L}] has a row for each class; the largest is the answer. The lines are where two are equal.</source>
        <translation>A[{L}] 的每一行对应一个类别，最大的一行就是答案。线上有两行相等。</translation>
    </message>
    <message>
        <source>Each picture shows which row of A[{L}] is the largest, with the weights of its epoch.</source>
        <translation>每幅图以该轮的权重显示 A[{L}] 的哪一行最大。</translation>
    </message>
    <message>
        <source>Accuracy: the share of samples whose own class has the largest output.</source>
        <translation>准确率：所属类别的输出最大的样本所占的比例。</translation>
    </message>
    <message>
        <source>The curve is p(x) = A[{L}] for each input x, of several classes one for each.</source>
        <translation>曲线是每个输入 x 的 p(x) = A[{L}]；有多个类别时，每个类别一条。</translation>
    </message>
    <message>
        <source>Each picture shows p(x) = A[{L}] with the weights of its epoch.</source>
        <translation>每幅图显示其轮次权重下的 p(x) = A[{L}]。</translation>
    </message>
    <message>
        <source>Accuracy: the share of samples whose own class is the likeliest.</source>
        <translation>准确率：自身类别概率最大的样本所占的比例。</translation>
    </message>
    <message>
        <source>ŷ = A[{L}] for the input x. The line is where ŷ = 0.</source>
        <translation>ŷ = A[{L}]，x 为输入。线上 ŷ = 0。</translation>
    </message>
    <message>
        <source>Each picture shows ŷ = A[{L}] with the weights of its epoch, all on one scale.</source>
        <translation>每幅图以该轮的权重显示 ŷ = A[{L}]，色标统一。</translation>
    </message>
    <message>
        <source>The curve is ŷ = A[{L}] for each input x.</source>
        <translation>曲线是每个输入 x 的 ŷ = A[{L}]。</translation>
    </message>
    <message>
        <source>Each picture shows ŷ = A[{L}] with the weights of its epoch.</source>
        <translation>每幅图以该轮的权重显示 ŷ = A[{L}]。</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Diagram of the network {network}: a node for each neuron, an edge for each weight.</source>
        <translation>网络 {network} 的结构图：每个节点是一个神经元，每条边是一个权重。</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>训练之前</translation>
    </message>
    <message>
        <source>After {epoch} epochs</source>
        <translation>{epoch} 轮之后</translation>
    </message>
    <message>
        <source>How the boundary bends</source>
        <translation>边界如何弯曲</translation>
    </message>
    <message>
        <source>Each picture shows p(x) = A[{L}] with the weights of its epoch, on one scale from 0 to 1.</source>
        <translation>每幅图以该轮的权重显示 p(x) = A[{L}]，色标统一为 0 到 1。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Chart of the loss of epochs 0 to {epoch} on a log axis; at the end it is {loss}.</source>
        <translation>第 0 到 {epoch} 轮的损失图，对数轴；最后为 {loss}。</translation>
    </message>
    <message>
        <source>Heatmaps of every weight matrix at epoch 0 and at epoch {epoch}, one scale for each layer.</source>
        <translation>各权重矩阵在第 0 轮和第 {epoch} 轮的热图，每层使用各自的色标。</translation>
    </message>
    <message>
        <source>Update: {W}, {b}.</source>
        <translation>更新：{W}，{b}。</translation>
    </message>
    <message>
        <source>{Z}: W[l] has a column for each row of A[l-1]; each sample is a column.</source>
        <translation>{Z}：W[l] 的每一列对应 A[l-1] 的一行；每个样本是一列。</translation>
    </message>
    <message>
        <source>Backward: {δ}, {dW}, {db}.</source>
        <translation>反向：{δ}，{dW}，{db}。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Accuracy: the share of samples on the right side of p(x) = 0.5.</source>
        <translation>准确率：位于 p(x) = 0.5 正确一侧的样本比例。</translation>
    </message>
    <message>
        <source>{picture} of the untrained network, with the {m} samples.</source>
        <translation>未训练网络的{picture}和 {m} 个样本。</translation>
    </message>
    <message>
        <source>{picture} after {epoch} epochs, with the {m} samples; {score} {accuracy}.</source>
        <translation>{epoch} 轮之后的{picture}和 {m} 个样本；{score} {accuracy}。</translation>
    </message>
    <message>
        <source>{picture} at the epochs {epochs}, all on one scale.</source>
        <translation>第 {epochs} 轮的{picture}，使用同一色标。</translation>
    </message>
    <message>
        <source>J = {J}, over all {m_train} samples.</source>
        <translation>J = {J}，对全部 {m_train} 个样本求和。</translation>
    </message>
    <message>
        <source>Chart of the {score} of epochs 0 to {epoch}; at the end it is {accuracy}.</source>
        <translation>第 0 到 {epoch} 轮的{score}图；最后为 {accuracy}。</translation>
    </message>
    <message>
        <source>Gradient norms</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Chart of the L2 norm of dW of each layer for epochs 0 to {epoch} on a log axis.</source>
        <translation>第 0 到 {epoch} 轮各层 dW 的 L2 范数图，对数轴。</translation>
    </message>
    <message>
        <source>|dW[l]| = √Σ dW[l]², with {dW}.{taken}</source>
        <translation>|dW[l]| = √Σ dW[l]²，其中 {dW}。{taken}</translation>
    </message>
    <message>
        <source>{epoch} epochs, {measures}</source>
        <translation>{epoch} 轮，{measures}</translation>
    </message>
    <message>
        <source>A[0] with the rows {inputs}, made of X</source>
        <translation>A[0] 的各行为 {inputs}，由 X 得来</translation>
    </message>
    <message>
        <source>All training samples are taken, with the weights that each epoch began with.</source>
        <translation>取所有训练样本，用每一轮开始时的权重。</translation>
    </message>
    <message>
        <source>Weights, start and now</source>
        <translation>权重，初始与现在</translation>
    </message>
    <message>
        <source>Forward: {Z}, {A}, {entering}.</source>
        <translation>前向：{Z}，{A}，{entering}。</translation>
    </message>
    <message>
        <source>Shapes of the matrices</source>
        <translation>矩阵的形状</translation>
    </message>
    <message>
        <source>Table of the shapes of W, b, Z, A and δ of each layer.</source>
        <translation>各层 W、b、Z、A 和 δ 的形状表。</translation>
    </message>
    <message>
        <source>Inside layer {l}</source>
        <translation>第 {l} 层内部</translation>
    </message>
    <message>
        <source>Equations of layer {l} with the shapes and statistics of its matrices.</source>
        <translation>第 {l} 层的方程，以及其矩阵的形状和统计量。</translation>
    </message>
    <message>
        <source>{network}, {activations}</source>
        <translation>{network}，{activations}</translation>
    </message>
    <message>
        <source>A network learns</source>
        <translation>一个网络在学习</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>L2 norm</source>
        <translation>L2 范数</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>{title}, train</source>
        <translation>{title}（训练）</translation>
    </message>
    <message>
        <source>{title}, test</source>
        <translation>{title}（测试）</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>epoch {epoch} · {loss} · {score} · {network} · η = {rate}</source>
        <translation>第 {epoch} 轮 · {loss} · {score} · {network} · η = {rate}</translation>
    </message>
    <message>
        <source>batches of {size}</source>
        <translation>每批 {size} 个样本</translation>
    </message>
    <message>
        <source>Learning rate η from epoch {epoch} on: {rate}</source>
        <translation>从第 {epoch} 轮起的学习率 η：{rate}</translation>
    </message>
    <message>
        <source>Layerscope {version}, epoch {epoch}</source>
        <translation>Layerscope {version}，第 {epoch} 轮</translation>
    </message>
    <message>
        <source>By hand at epoch {epoch}: {what}</source>
        <translation>第 {epoch} 轮手动操作：{what}</translation>
    </message>
    <message>
        <source>… and {count} more changes by hand</source>
        <translation>……以及另外 {count} 次手动更改</translation>
    </message>
</context>
<context>
    <name>Snapshots</name>
    <message>
        <source>The picture before is still being written.</source>
        <translation>上一张图片仍在写入。</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>A picture of “{0}” is on the clipboard.</source>
        <translation>“{0}”的图片已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Layerscope – presenting</source>
        <translation>Layerscope – 演示中</translation>
    </message>
    <message>
        <source>Page Up and Page Down step, Esc leaves. Show or hide a panel:</source>
        <translation>Page Up 和 Page Down 逐步前后移动，Esc 退出。显示或隐藏面板：</translation>
    </message>
    <message>
        <source>Page Up and Page Down step, Esc leaves, 1 to {count} show or hide a panel.</source>
        <translation>Page Up 和 Page Down 逐步前后移动，Esc 退出，1 到 {count} 显示或隐藏面板。</translation>
    </message>
    <message>
        <source>&lt;b&gt;{title}&lt;/b&gt; does not fit: hide a panel first.</source>
        <translation>&lt;b&gt;{title}&lt;/b&gt;放不下：请先隐藏一个面板。</translation>
    </message>
</context>
<context>
    <name>StageCaption</name>
    <message>
        <source>&lt;b&gt;{moment}&lt;/b&gt; &amp;nbsp; loss of {batch}: {loss}</source>
        <translation>&lt;b&gt;{moment}&lt;/b&gt; &amp;nbsp; {batch}的损失：{loss}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Epoch {epoch}&lt;/b&gt; &amp;nbsp; {loss}, {score}</source>
        <translation>&lt;b&gt;第 {epoch} 轮&lt;/b&gt; &amp;nbsp; {loss}，{score}</translation>
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
    <name>StepNames</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>W and b of all layers</source>
        <translation>所有层的 W 和 b</translation>
    </message>
</context>
<context>
    <name>Stilled</name>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>neuron off</source>
        <translation>神经元已关闭</translation>
    </message>
    <message>
        <source>Frozen: it does not learn.</source>
        <translation>已冻结：不再学习。</translation>
    </message>
    <message>
        <source>The neuron is switched off: its A is 0.</source>
        <translation>该神经元已关闭：它的 A 为 0。</translation>
    </message>
    <message>
        <source>This entry is frozen: it does not learn, so no update changes it.</source>
        <translation>该元素已冻结：它不学习，任何更新都不会改变它。</translation>
    </message>
    <message>
        <source>This neuron is switched off: its A is 0, whatever its Z is.</source>
        <translation>该神经元已关闭：无论 Z 是多少，它的 A 都为 0。</translation>
    </message>
    <message>
        <source>This neuron is switched off: its δ is 0, for nothing depends on its Z.</source>
        <translation>该神经元已关闭：没有任何量依赖它的 Z，所以它的 δ 为 0。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>After Enter or a click: Page Up and Page Down go by a twentieth of the run, Home and End to its ends.</source>
        <translation>按 Enter 或单击后：Page Up 和 Page Down 移动全程的二十分之一，Home 和 End 转到两端。</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>epoch {0}, loss {1}</source>
        <translation>第 {0} 轮，损失 {1}</translation>
    </message>
    <message>
        <source>Every epoch stays here to come back to.</source>
        <translation>每一轮都留在这里，随时可以回来。</translation>
    </message>
    <message>
        <source>Bookmark: {0}</source>
        <translation>书签：{0}</translation>
    </message>
    <message>
        <source>Lowest loss: {0}, at epoch {1}</source>
        <translation>最低损失：{0}，在第 {1} 轮</translation>
    </message>
    <message>
        <source>Lowest test loss: {0}, at epoch {1}</source>
        <translation>最低测试损失：{0}，在第 {1} 轮</translation>
    </message>
</context>
<context>
    <name>TimelinePresenter</name>
    <message>
        <source>Bookmarks of the run that was left are gone: {0}</source>
        <translation>离开的那次训练中的书签已移除：{0}</translation>
    </message>
    <message>
        <source>There are {0} bookmarks already, as many as a run can have. Remove one first.</source>
        <translation>已有 {0} 个书签，这是一次运行的上限。请先删除一个。</translation>
    </message>
</context>
<context>
    <name>UndoPresenter</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: {0}</source>
        <translation>撤销(&amp;U)：{0}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo: {0}</source>
        <translation>重做(&amp;R)：{0}</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>略过此步</translation>
    </message>
    <message>
        <source>Go on with what was done before or behind it</source>
        <translation>跳过这一步，继续处理它之前或之后的改动</translation>
    </message>
    <message>
        <source>the network or the points are not those of then. Go to the epoch in which it was done, or leave it out.</source>
        <translation>网络或数据点与当时不同。请前往做出该改动的轮次，或略过此步。</translation>
    </message>
    <message>
        <source>“{0}” cannot be undone here: {1}</source>
        <translation>“{0}”在此处无法撤销：{1}</translation>
    </message>
    <message>
        <source>“{0}” cannot be done again here: {1}</source>
        <translation>“{0}”在此处无法重做：{1}</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{rows} rows, 1 input, {classes} classes</source>
        <translation>{rows} 行，1 个输入，{classes} 类</translation>
    </message>
    <message>
        <source>{rows} rows, {inputs} inputs, {classes} classes</source>
        <translation>{rows} 行，{inputs} 个输入，{classes} 类</translation>
    </message>
    <message>
        <source>{rows} rows, 1 input, a number to learn</source>
        <translation>{rows} 行，1 个输入，学习一个数值</translation>
    </message>
    <message>
        <source>{rows} rows, {inputs} inputs, a number to learn</source>
        <translation>{rows} 行，{inputs} 个输入，学习一个数值</translation>
    </message>
    <message>
        <source>Inputs: {0}</source>
        <translation>输入：{0}</translation>
    </message>
    <message>
        <source>To learn: {0}</source>
        <translation>要学习：{0}</translation>
    </message>
</context>
<context>
    <name>ViewComparison</name>
    <message>
        <source>Under B − A, each matrix is the difference; the equations hold for A and for B.</source>
        <translation>在 B − A 一栏，每个矩阵都是差；等式只对 A 和 B 各自成立。</translation>
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
        <source>Equation</source>
        <translation>等式</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Output of a neuron</source>
        <translation>神经元的输出</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>WeightsComparison</name>
    <message>
        <source>Point at a cell to read it. Behind ± stands the end of the scale, which A and B share in each layer.</source>
        <translation>指向单元格即可读数。± 后是色标的端点，每层的 A 和 B 共用一个色标。</translation>
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
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>WeightsRow</name>
    <message>
        <source>W[{0}] row {1}, column {2}: A {3}, B {4}, B − A {5}</source>
        <translation>W[{0}] 第 {1} 行第 {2} 列：A {3}，B {4}，B − A {5}</translation>
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
        <source>One scale</source>
        <translation>同一色标</translation>
    </message>
    <message>
        <source>Draw all layers on one scale: it shows which layer has the large weights</source>
        <translation>所有层使用同一色标：可看出哪一层的权重大</translation>
    </message>
    <message>
        <source>start: epoch 0, now: {0}</source>
        <translation>初始：第 0 轮，现在：{0}</translation>
    </message>
    <message>
        <source>W[{layer}] row {row}, column {column}: start {start}, now {now}</source>
        <translation>W[{layer}] 第 {row} 行第 {column} 列：初始 {start}，现在 {now}</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>real numbers</source>
        <translation>实数</translation>
    </message>
    <message>
        <source>real numbers, shape {shape}</source>
        <translation>形状为 {shape} 的实数</translation>
    </message>
    <message>
        <source>Without a bend here, two layers together could do no more than one.</source>
        <translation>如果这里没有弯折，两层合起来也只能做到一层能做的事。</translation>
    </message>
    <message>
        <source>Its ends are flat: there, little of the error will come back through it.</source>
        <translation>它的两端是平的：在那里，误差很少能从它传回来。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = max(0, {Z})| keeps the positive and sets the rest to 0.</source>
        <translation>{activation}，逐个元素：|{A} = max(0, {Z})| 保留正数，其余变为 0。</translation>
    </message>
    <message>
        <source>|φ′ = 1| where |Z &gt; 0|, and 0 where the neuron is silent</source>
        <translation>在 |Z &gt; 0| 处 |φ′ = 1|，在神经元沉默处为 0</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = 1/(1 + exp(−{Z}))| brings every number between 0 and 1.</source>
        <translation>{activation}，逐个元素：|{A} = 1/(1 + exp(−{Z}))| 把每个数变到 0 与 1 之间。</translation>
    </message>
    <message>
        <source>|φ′ = A (1 − A)|, which is never more than 1/4</source>
        <translation>|φ′ = A (1 − A)|，从不超过 1/4</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = tanh({Z})| brings every number between −1 and 1.</source>
        <translation>{activation}，逐个元素：|{A} = tanh({Z})| 把每个数变到 −1 与 1 之间。</translation>
    </message>
    <message>
        <source>|φ′ = 1 − A²|, small where A is near −1 or 1</source>
        <translation>|φ′ = 1 − A²|，A 接近 −1 或 1 时很小</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>{activation}: |{A} = {Z}| passes every number on as it is.</source>
        <translation>{activation}：|{A} = {Z}| 把每个数原样传下去。</translation>
    </message>
    <message>
        <source>Its slope is 1 everywhere, so the error will come back through it as it is, too.</source>
        <translation>它的斜率处处为 1，所以误差也会原样传回来。</translation>
    </message>
    <message>
        <source>|φ′ = 1| everywhere</source>
        <translation>处处 |φ′ = 1|</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = max({Z}, 0.01 {Z})| keeps the positive and lets a hundredth of the rest through.</source>
        <translation>{activation}，逐个元素：|{A} = max({Z}, 0.01 {Z})| 保留正数，其余只让百分之一通过。</translation>
    </message>
    <message>
        <source>So no neuron falls silent for good: below 0, too, a little of the error comes back.</source>
        <translation>这样就没有神经元会永远沉默：在 0 以下，也有一点误差能传回来。</translation>
    </message>
    <message>
        <source>|φ′ = 1| where |Z &gt; 0|, else |0.01|</source>
        <translation>在 |Z &gt; 0| 处 |φ′ = 1|，其余为 |0.01|</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = max({Z}, exp(min({Z}, 0)) − 1)| keeps the positive and bends the rest towards −1.</source>
        <translation>{activation}，逐个元素：|{A} = max({Z}, exp(min({Z}, 0)) − 1)| 保留正数，把其余弯向 −1。</translation>
    </message>
    <message>
        <source>Its mean is nearer to 0 than that of a ReLU, and its slope does not jump.</source>
        <translation>它的均值比 ReLU 的更接近 0，斜率也没有跳跃。</translation>
    </message>
    <message>
        <source>|φ′ = 1| where |Z &gt; 0|, else |A + 1|</source>
        <translation>在 |Z &gt; 0| 处 |φ′ = 1|，其余为 |A + 1|</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = {Z}/(1 + exp(−{Z}))| lets through of each number as much as its own sigmoid says.</source>
        <translation>{activation}，逐个元素：|{A} = {Z}/(1 + exp(−{Z}))| 让每个数按它自己的 sigmoid 值的比例通过。</translation>
    </message>
    <message>
        <source>It is a ReLU without a corner, which dips a little below 0.</source>
        <translation>它是没有折角的 ReLU，会略低于 0。</translation>
    </message>
    <message>
        <source>|φ′ = σ + A (1 − σ)| with the sigmoid |σ = 1/(1 + exp(−Z))|</source>
        <translation>|φ′ = σ + A (1 − σ)|，其中 sigmoid 为 |σ = 1/(1 + exp(−Z))|</translation>
    </message>
    <message>
        <source>tanh GELU</source>
        <translation>tanh GELU</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = 0.5 {Z} (1 + tanh u)| with |u = 0.7979 Z + 0.03568 Z³| lets through of each number about the share of normal numbers that are smaller.</source>
        <translation>{activation}，逐个元素：|{A} = 0.5 {Z} (1 + tanh u)|，其中 |u = 0.7979 Z + 0.03568 Z³|，让每个数通过的比例，约等于比它小的正态随机数所占的比例。</translation>
    </message>
    <message>
        <source>|φ′ = 0.5 (1 + t) + Z (1 − t²) v| with |t = tanh(0.7979 Z + 0.03568 Z³)| and |v = 0.3989 + 0.0535 Z²|</source>
        <translation>|φ′ = 0.5 (1 + t) + Z (1 − t²) v|，其中 |t = tanh(0.7979 Z + 0.03568 Z³)|，|v = 0.3989 + 0.0535 Z²|</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>{activation}, entry by entry: |{A} = log(1 + exp({Z}))| is a ReLU with its corner rounded off.</source>
        <translation>{activation}，逐个元素：|{A} = log(1 + exp({Z}))| 是折角磨圆了的 ReLU。</translation>
    </message>
    <message>
        <source>|φ′ = 1/(1 + exp(−Z))|, the sigmoid</source>
        <translation>|φ′ = 1/(1 + exp(−Z))|，即 sigmoid</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>{activation}, column by column: |{A} = exp({Z})/s| with |s = Σ exp({Z})|, summed over the outputs, makes shares that add up to 1 for each sample.</source>
        <translation>{activation}，逐列：|{A} = exp({Z})/s|，其中 |s = Σ exp({Z})| 对各输出求和，使每个样本的各个份额加起来为 1。</translation>
    </message>
    <message>
        <source>Only differences count: the same number added to all outputs changes no share.</source>
        <translation>只有差才算数：给所有输出加上同一个数，份额都不变。</translation>
    </message>
    <message>
        <source>|φ′ = A (1 − A)| of each output by its own |Z|</source>
        <translation>每个输出对自己的 |Z|：|φ′ = A (1 − A)|</translation>
    </message>
    <message>
        <source>a matrix of finite numbers, shape ({rows}, {columns})</source>
        <translation>由有限数组成的矩阵，形状为 ({rows}, {columns})</translation>
    </message>
    <message>
        <source>a power of two</source>
        <translation>二的幂</translation>
    </message>
    <message>
        <source>a list as long as it should be</source>
        <translation>长度合适的列表</translation>
    </message>
    <message>
        <source>numbers that are not finite</source>
        <translation>非有限的数</translation>
    </message>
    <message>
        <source>finite numbers</source>
        <translation>有限的数</translation>
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
        <source>a dictionary with the matrices {names}</source>
        <translation>含有矩阵 {names} 的字典</translation>
    </message>
    <message>
        <source>an array with masked numbers</source>
        <translation>含有被掩码数值的数组</translation>
    </message>
    <message>
        <source>a whole number of at least {minimum}</source>
        <translation>不小于 {minimum} 的整数</translation>
    </message>
    <message>
        <source>a whole number from {minimum} to {maximum}</source>
        <translation>从 {minimum} 到 {maximum} 的整数</translation>
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
        <translation>从 {minimum:g} 到 {maximum:g} 的数</translation>
    </message>
    <message>
        <source>a number of at least {minimum:g} and below {maximum:g}</source>
        <translation>不小于 {minimum:g} 且小于 {maximum:g} 的数</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>以下之一：{choices}</translation>
    </message>
    <message>
        <source>{absent}, or {allowed}</source>
        <translation>{absent}，或{allowed}</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文字</translation>
    </message>
    <message>
        <source>1 to {most} layers, each a size and an activation</source>
        <translation>由 1 到 {most} 层组成的列表，每层包括大小和激活函数</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否（yes / no）</translation>
    </message>
    <message>
        <source>a table of the user&apos;s own</source>
        <translation>用户自己的数据表</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>The points that the network learns from.</source>
        <translation>供网络学习的点。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>The table that the samples come from; the run carries it with it.</source>
        <translation>样本所来自的数据表；运行会随身携带它。</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Whether each input gets mean 0 and deviation 1 over the samples to learn from.</source>
        <translation>是否使每个输入在训练样本上均值为 0、标准差为 1。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别数</translation>
    </message>
    <message>
        <source>How many classes or arms the data set has.</source>
        <translation>数据集有几个类别或几条旋臂。</translation>
    </message>
    <message>
        <source>How many points, those of the test included.</source>
        <translation>点的个数，包括用于测试的点。</translation>
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
        <source>Label noise</source>
        <translation>标签噪声</translation>
    </message>
    <message>
        <source>Share of the labels that are flipped; in a regression the standard deviation of the noise on the target.</source>
        <translation>被改错的标签所占的比例；回归时为目标值上噪声的标准差。</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>测试比例</translation>
    </message>
    <message>
        <source>Share of the samples that the network does not learn from, but is tested with.</source>
        <translation>网络不从中学习、只用来测试的样本所占的比例。</translation>
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
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>What enters the network: coordinates of a point, and functions of x₁ and x₂.</source>
        <translation>进入网络的内容：点的坐标，以及 x₁、x₂ 的函数。</translation>
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
        <source>Starting weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>How the weights are drawn at the start.</source>
        <translation>开始时怎样抽取权重。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>Standard deviation of the starting weights, or their value where all are the same.</source>
        <translation>初始权重的标准差；若全部相同，则为它们的值。</translation>
    </message>
    <message>
        <source>Starting biases</source>
        <translation>初始偏置</translation>
    </message>
    <message>
        <source>What every bias is at the start.</source>
        <translation>开始时每个偏置的值。</translation>
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
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>How wrong a prediction is, in a number: what the training makes small.</source>
        <translation>用一个数表示预测错了多少：训练就是要让它变小。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How an update is made from a gradient.</source>
        <translation>怎样由梯度得出一次更新。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
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
        <source>Momentum μ</source>
        <translation>动量 μ</translation>
    </message>
    <message>
        <source>How much of the last step the next one keeps.</source>
        <translation>下一步保留上一步的多少。</translation>
    </message>
    <message>
        <source>Decay β₁</source>
        <translation>衰减率 β₁</translation>
    </message>
    <message>
        <source>Decay β₂</source>
        <translation>衰减率 β₂</translation>
    </message>
    <message>
        <source>A small number that is added to a divisor, which is then never 0.</source>
        <translation>加在除数上的一个小数，使除数永不为 0。</translation>
    </message>
    <message>
        <source>How much of the mean of the gradients each update keeps.</source>
        <translation>每次更新保留梯度均值的多少。</translation>
    </message>
    <message>
        <source>How much of the mean of their squares each update keeps.</source>
        <translation>每次更新保留梯度平方均值的多少。</translation>
    </message>
    <message>
        <source>Smoothing α</source>
        <translation>平滑 α</translation>
    </message>
    <message>
        <source>How much of the mean of the squared gradients each update keeps.</source>
        <translation>每次更新保留梯度平方均值的多少。</translation>
    </message>
    <message>
        <source>Guard ε</source>
        <translation>防零 ε</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>权重衰减 λ</translation>
    </message>
    <message>
        <source>Share of itself, times η, that each update takes from every parameter.</source>
        <translation>每次更新从每个参数中减去其自身的这一比例，再乘以 η。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率计划</translation>
    </message>
    <message>
        <source>How the learning rate changes from epoch to epoch.</source>
        <translation>学习率怎样随轮次变化。</translation>
    </message>
    <message>
        <source>Schedule epochs</source>
        <translation>计划轮次</translation>
    </message>
    <message>
        <source>After how many epochs the rate drops, has halved, or has come down to almost 0.</source>
        <translation>经过多少轮学习率下降一次、减半或降到几乎为 0。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each drop.</source>
        <translation>每次下降时学习率所乘的数。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>How many samples one update learns from; an epoch takes all of them in turn.</source>
        <translation>一次更新从多少个样本中学习；一轮依次用完所有样本。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Batch seed</source>
        <translation>分批种子</translation>
    </message>
    <message>
        <source>The same seed shuffles the samples in the same way.</source>
        <translation>相同的种子以相同的方式打乱样本。</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 惩罚</translation>
    </message>
    <message>
        <source>λ₁ of a penalty λ₁ Σ|W| on the weights.</source>
        <translation>对权重的惩罚 λ₁ Σ|W| 中的 λ₁。</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 惩罚</translation>
    </message>
    <message>
        <source>λ₂ of a penalty λ₂/2 ΣW² on the weights.</source>
        <translation>对权重的惩罚 λ₂/2 ΣW² 中的 λ₂。</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>裁剪范数</translation>
    </message>
    <message>
        <source>The norm that the whole gradient may have at most; a larger one is made shorter.</source>
        <translation>整个梯度的范数最多可为多少；更大的会被缩短。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many epochs until the run stops by itself.</source>
        <translation>运行多少轮后自动停止。</translation>
    </message>
    <message>
        <source>Stop at loss</source>
        <translation>停止损失</translation>
    </message>
    <message>
        <source>The run stops when the loss is as small as this.</source>
        <translation>损失小到这个值时，运行停止。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>The run stops after so many epochs without a better test loss.</source>
        <translation>测试损失连续这么多轮没有变小时，运行停止。</translation>
    </message>
    <message>
        <source>one or more of {choices}</source>
        <translation>以下的一个或多个：{choices}</translation>
    </message>
    <message>
        <source>{count}, one neuron for each output of the data set</source>
        <translation>数据集的输出个数 {count}，每个输出对应一个神经元</translation>
    </message>
    <message>
        <source>another one: {activation} is for a last layer of several neurons</source>
        <translation>其他激活函数：{activation} 只用于有多个神经元的最后一层</translation>
    </message>
    <message>
        <source>one of {losses}, as the targets are no classes</source>
        <translation>以下之一：{losses}，因为目标值不是类别</translation>
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
        <source>Two half circles that reach into each other: a line gets most of them, a bend all.</source>
        <translation>两个互相嵌入的半圆：一条直线能分对大部分，弯曲的边界能全部分对。</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>A disc in a ring: no line separates them, but three neurons can fence the disc in.</source>
        <translation>圆环中的圆盘：没有直线能分开它们，但三个神经元就能把圆盘围起来。</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或</translation>
    </message>
    <message>
        <source>Four squares, those across from each other of one class: without a hidden layer no network learns it.</source>
        <translation>四个方块，对角的属于同一类：没有隐藏层的网络学不会。</translation>
    </message>
    <message>
        <source>two Gaussians</source>
        <translation>两个高斯分布</translation>
    </message>
    <message>
        <source>Two round clouds: a single neuron draws the line between them.</source>
        <translation>两团圆形的点云：一个神经元就能在中间画出分界线。</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>Arms wound around each other: so many bends take two hidden layers, and many epochs.</source>
        <translation>互相缠绕的旋臂：这么多弯需要两个隐藏层和许多轮次。</translation>
    </message>
    <message>
        <source>blobs</source>
        <translation>团块</translation>
    </message>
    <message>
        <source>A round cloud for each class: the outputs share the plane among them like a cake.</source>
        <translation>每个类别一团圆形的点云：各个输出像切蛋糕一样分割平面。</translation>
    </message>
    <message>
        <source>above or below a sine</source>
        <translation>正弦曲线上下</translation>
    </message>
    <message>
        <source>Points above a wave and below it: every bend of the wave takes neurons of its own.</source>
        <translation>波浪上方和下方的点：波浪的每个弯都需要自己的神经元。</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>A slope: a single linear neuron learns it, so that only the optimiser is to be seen.</source>
        <translation>一个斜坡：一个线性神经元就能学会，于是看到的只有优化器的作用。</translation>
    </message>
    <message>
        <source>six bumps</source>
        <translation>六个凸起</translation>
    </message>
    <message>
        <source>Three hills and three hollows in a plain: each takes several neurons to surround it.</source>
        <translation>平地上的三个山丘和三个洼地：围住每一个都需要几个神经元。</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Waves over one input: ReLU follows them in straight pieces, tanh in curves.</source>
        <translation>单个输入上的波浪：ReLU 用直线段跟随它，tanh 用曲线。</translation>
    </message>
    <message>
        <source>step function</source>
        <translation>阶跃函数</translation>
    </message>
    <message>
        <source>A jump from −1 to 1 over one input: the weights grow and grow, and never quite get there.</source>
        <translation>单个输入上从 −1 到 1 的跳跃：权重不断变大，却永远不能完全达到。</translation>
    </message>
    <message>
        <source>|x|</source>
        <translation>|x|</translation>
    </message>
    <message>
        <source>A kink over one input: two ReLU neurons make it exactly, tanh rounds it off.</source>
        <translation>单个输入上的折点：两个 ReLU 神经元就能准确地做到，tanh 会把它磨圆。</translation>
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
        <source>a network, an MLP</source>
        <translation>一个网络（MLP）</translation>
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
        <source>The network has learnt nothing yet: each {W} is drawn at random, with variance |2/n| for n inputs, and each {b} is {bias_start}.</source>
        <translation>网络还什么都没学到：每个 {W} 都是随机抽取的，n 个输入时方差为 |2/n|，每个 {b} 都是 {bias_start}。</translation>
    </message>
    <message>
        <source>Glorot</source>
        <translation>Glorot</translation>
    </message>
    <message>
        <source>The network has learnt nothing yet: each {W} is drawn at random, with variance |2/(n + n′)| for n inputs and n′ neurons, and each {b} is {bias_start}.</source>
        <translation>网络还什么都没学到：每个 {W} 都是随机抽取的，n 个输入、n′ 个神经元时方差为 |2/(n + n′)|，每个 {b} 都是 {bias_start}。</translation>
    </message>
    <message>
        <source>LeCun</source>
        <translation>LeCun</translation>
    </message>
    <message>
        <source>The network has learnt nothing yet: each {W} is drawn at random, with variance |1/n| for n inputs, and each {b} is {bias_start}.</source>
        <translation>网络还什么都没学到：每个 {W} 都是随机抽取的，n 个输入时方差为 |1/n|，每个 {b} 都是 {bias_start}。</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>正态</translation>
    </message>
    <message>
        <source>The network has learnt nothing yet: each {W} is drawn at random, with standard deviation {init_scale}, and each {b} is {bias_start}.</source>
        <translation>网络还什么都没学到：每个 {W} 都是随机抽取的，标准差为 {init_scale}，每个 {b} 都是 {bias_start}。</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>零</translation>
    </message>
    <message>
        <source>The network has learnt nothing yet: each {W} is 0, and each {b} is {bias_start}. Neurons of a layer that start alike learn alike.</source>
        <translation>网络还什么都没学到：每个 {W} 都是 0，每个 {b} 都是 {bias_start}。同一层中起点相同的神经元，学到的也相同。</translation>
    </message>
    <message>
        <source>The network has learnt nothing yet: each entry of {W} is {init_scale}, and each {b} is {bias_start}. Neurons of a layer that start alike learn alike.</source>
        <translation>网络还什么都没学到：{W} 的每个元素都是 {init_scale}，每个 {b} 都是 {bias_start}。同一层中起点相同的神经元，学到的也相同。</translation>
    </message>
    <message>
        <source>half mean squared error</source>
        <translation>均方误差的一半</translation>
    </message>
    <message>
        <source>How wrong is ŷ? The {loss} is half the mean squared error: |{equation}|, |m = {m}|.</source>
        <translation>ŷ 错了多少？{loss}是均方误差的一半：|{equation}|，|m = {m}|。</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>How surprised is ŷ by the truth? The {loss} is the binary cross-entropy: |{equation}|, |m = {m}|. Being sure and wrong costs without limit.</source>
        <translation>ŷ 对真相有多意外？{loss}为二元交叉熵：|{equation}|，|m = {m}|。自信却错了，代价没有上限。</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>How much does ŷ trust the right class? The {loss} is the cross-entropy: |{equation}|, |m = {m}|. Of each sample only its own class counts.</source>
        <translation>ŷ 对正确的类别有多大把握？{loss}为交叉熵：|{equation}|，|m = {m}|。每个样本只有它自己的类别算数。</translation>
    </message>
    <message>
        <source>Huber loss</source>
        <translation>Huber 损失</translation>
    </message>
    <message>
        <source>How wrong is ŷ? The {loss} is Huber&apos;s: |{equation}|, |m = {m}|, with |h(e) = e²/2| for errors up to 1 and a straight line beyond: an outlier pulls no harder than that.</source>
        <translation>ŷ 错了多少？{loss}为 Huber 损失：|{equation}|，|m = {m}|，误差不超过 1 时 |h(e) = e²/2|，超过时为直线：离群点的拉力到此为止。</translation>
    </message>
    <message>
        <source>one of {losses} with {activation} in the last layer</source>
        <translation>以下之一：{losses}，因为最后一层是 {activation}</translation>
    </message>
    <message>
        <source>a column with one largest entry, the class of the sample</source>
        <translation>只有一个最大元素的列，该元素即样本的类别</translation>
    </message>
    <message>
        <source>backward needs the matrices of a forward pass: call forward first.</source>
        <translation>backward 需要前向传播的矩阵：请先调用 forward。</translation>
    </message>
    <message>
        <source>a float64 array that an update can change in place</source>
        <translation>可以就地更新的 float64 数组</translation>
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
        <source>A gradient points to where the {loss} grows fastest, so the step goes the other way. Too large a step goes past the valley.</source>
        <translation>梯度指向{loss}增长最快的方向，所以要朝相反的方向走一步。步子太大就会越过谷底。</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量法</translation>
    </message>
    <message>
        <source>V remembers the steps before, as a ball keeps its speed: what they agree on adds up, and what goes to and fro cancels out.</source>
        <translation>V 记住以前的步子，就像小球保持速度：方向一致的累加起来，来回摆动的相互抵消。</translation>
    </message>
    <message>
        <source>Nesterov momentum</source>
        <translation>Nesterov 动量法</translation>
    </message>
    <message>
        <source>As with momentum V remembers the steps before, but the step looks ahead: it is the one that V would lead to next, so it brakes sooner where the slope turns.</source>
        <translation>与动量法一样，V 记住以前的步子，但这一步向前看：它是 V 接下来会带到的那一步，所以坡度转向时刹得更早。</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>S remembers how large the gradient of each weight is. Divided by its root, all weights take steps of about the same size, however steep it is along them.</source>
        <translation>S 记住每个权重的梯度有多大。除以它的平方根后，不论各方向有多陡，所有权重的步子都差不多大。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>M remembers where the gradients point, S how large they are, weight by weight: a steady gradient takes steps of about η, one that changes its sign takes small ones. |M̂| and |Ŝ| make up for both having begun at 0.</source>
        <translation>M 逐个权重记住梯度指向哪里，S 记住它们有多大：梯度稳定时步子约为 η，梯度变号时步子就小。M 和 S 都从 0 开始，|M̂| 和 |Ŝ| 对此作了补偿。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>The step of Adam, and beside it every parameter shrinks by the same share ηλ of itself. In the gradient, as an L2 penalty, that would be divided by |√Ŝ|, too.</source>
        <translation>走 Adam 的一步，此外每个参数都按自身的同一比例 ηλ 缩小。若作为 L2 惩罚放进梯度，它也会被 |√Ŝ| 除。</translation>
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
        <source>The penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>The loss of the test</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>The accuracy of the test</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>what it was when the run started</source>
        <translation>训练开始时的值</translation>
    </message>
    <message>
        <source>the disk or the network that it is on does not answer.</source>
        <translation>文件所在的磁盘或网络没有响应。</translation>
    </message>
    <message>
        <source>a file, or one of {choices}</source>
        <translation>一个文件，或以下之一：{choices}</translation>
    </message>
    <message>
        <source>at least one epoch from 0 to {last}</source>
        <translation>至少一个 0 到 {last} 之间的轮次</translation>
    </message>
    <message>
        <source>epochs such as 0, 10, 100, last, or ranges such as 0..20 or 0..last/40</source>
        <translation>轮次（如 0, 10, 100, last）或范围（如 0..20、0..last/40）</translation>
    </message>
    <message>
        <source>at most {most} epochs</source>
        <translation>最多 {most} 个轮次</translation>
    </message>
    <message>
        <source>a shorter name</source>
        <translation>更短的名称</translation>
    </message>
    <message>
        <source>a name with no braces but {view} and {epoch}</source>
        <translation>除 {view} 和 {epoch} 外不含花括号的名称</translation>
    </message>
    <message>
        <source>a name of at least one character</source>
        <translation>至少一个字符的名称</translation>
    </message>
    <message>
        <source>a name without {characters} and control characters</source>
        <translation>不含 {characters} 和控制字符的名称</translation>
    </message>
    <message>
        <source>a name that neither starts nor ends with a dot</source>
        <translation>不以点开头或结尾的名称</translation>
    </message>
    <message>
        <source>a name that Windows does not keep for itself</source>
        <translation>未被 Windows 保留的名称</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>Files of this size are not allowed there.</source>
        <translation>该位置不允许这么大的文件。</translation>
    </message>
    <message>
        <source>You may not write there.</source>
        <translation>您没有在该位置写入的权限。</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>磁盘是只读的。</translation>
    </message>
    <message>
        <source>The folder does not exist.</source>
        <translation>文件夹不存在。</translation>
    </message>
    <message>
        <source>A part of the path is a file and not a folder.</source>
        <translation>路径中有一部分是文件，而不是文件夹。</translation>
    </message>
    <message>
        <source>There is a folder of this name.</source>
        <translation>已有同名的文件夹。</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>已有同名的文件。</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>名称太长。</translation>
    </message>
    <message>
        <source>Another program uses the file.</source>
        <translation>该文件正被其他程序使用。</translation>
    </message>
    <message>
        <source>The disk does not answer as it should.</source>
        <translation>磁盘读写出错。</translation>
    </message>
    <message>
        <source>it is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>it was made by Layerscope {version}; this is {own}, which does not know all that is in it.</source>
        <translation>它由 Layerscope {version} 生成；当前版本 {own} 不认识其中的全部内容。</translation>
    </message>
    <message>
        <source>its run is not possible: {reason}</source>
        <translation>其中的训练设置不可用：{reason}</translation>
    </message>
    <message>
        <source>it is no saved run, and no PNG, SVG, PDF, PPTX, NPZ, safetensors or JSON file of Layerscope.</source>
        <translation>它不是保存的运行，也不是 Layerscope 的 PNG、SVG、PDF、PPTX、NPZ、safetensors 或 JSON 文件。</translation>
    </message>
    <message>
        <source>it does not say which run it shows, as files exported by Layerscope do.</source>
        <translation>它没有像 Layerscope 导出的文件那样注明来自哪次训练。</translation>
    </message>
    <message>
        <source>it is not written as JSON should be.</source>
        <translation>它不符合 JSON 的写法。</translation>
    </message>
    <message>
        <source>it is protected by a password.</source>
        <translation>它受密码保护。</translation>
    </message>
    <message>
        <source>it is a folder or a device and not a file.</source>
        <translation>它是文件夹或设备，不是文件。</translation>
    </message>
    <message>
        <source>it is larger than any file of Layerscope.</source>
        <translation>它比 Layerscope 的任何文件都大。</translation>
    </message>
    <message>
        <source>it takes too long to read.</source>
        <translation>读取它需要的时间太长。</translation>
    </message>
    <message>
        <source>you may not read it.</source>
        <translation>没有读取它的权限。</translation>
    </message>
    <message>
        <source>it is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>a part of its path is a file and not a folder.</source>
        <translation>它的路径中有一部分是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>its name is too long.</source>
        <translation>它的名称太长。</translation>
    </message>
    <message>
        <source>it is a link that leads in a circle.</source>
        <translation>它是一个循环的链接。</translation>
    </message>
    <message>
        <source>its disk does not answer as it should.</source>
        <translation>磁盘没有正常响应。</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>无法打开 {file}：{reason}</translation>
    </message>
    <message>
        <source>it cannot be read: {reason}.</source>
        <translation>无法读取：{reason}。</translation>
    </message>
    <message>
        <source>at most {most} epochs in pictures of this size</source>
        <translation>此尺寸的图片最多 {most} 个轮次</translation>
    </message>
    <message>
        <source>Slide 16:9</source>
        <translation>幻灯片 16:9</translation>
    </message>
    <message>
        <source>Slide 4:3</source>
        <translation>幻灯片 4:3</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>正方形</translation>
    </message>
    <message>
        <source>Paper column</source>
        <translation>论文单栏</translation>
    </message>
    <message>
        <source>Web 16:9</source>
        <translation>网页 16:9</translation>
    </message>
    <message>
        <source>width x height in pixels, such as 1920x1080</source>
        <translation>以像素为单位的宽 x 高，如 1920x1080</translation>
    </message>
    <message>
        <source>the path of a folder</source>
        <translation>文件夹的路径</translation>
    </message>
    <message>
        <source>a list of events</source>
        <translation>事件列表</translation>
    </message>
    <message>
        <source>in the order of their moments, none behind epoch {epoch}</source>
        <translation>按时刻排序，且不晚于第 {epoch} 轮</translation>
    </message>
    <message>
        <source>no other samples or layers between two updates of an epoch</source>
        <translation>在同一轮的两次更新之间不能换样本或网络层</translation>
    </message>
    <message>
        <source>the learning rate in force, at the end</source>
        <translation>以当前学习率结尾</translation>
    </message>
    <message>
        <source>pairs of an epoch and a learning rate, in order</source>
        <translation>按先后排列的轮次与学习率的数对</translation>
    </message>
    <message>
        <source>at least {least} pt in a picture of this size</source>
        <translation>在此尺寸的图片中至少 {least} 磅</translation>
    </message>
    <message>
        <source>an absolute path of a folder</source>
        <translation>文件夹的绝对路径</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>宽度（像素）</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>高度（像素）</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Resolution in dots per inch</source>
        <translation>分辨率（每英寸点数）</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>Size of the writing in points</source>
        <translation>文字大小（磅）</translation>
    </message>
    <message>
        <source>pt writing</source>
        <translation>磅文字</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>内容(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Light, on white</source>
        <translation>浅色，白底</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Transparent, dark writing</source>
        <translation>透明，深色文字</translation>
    </message>
    <message>
        <source>A&amp;xes</source>
        <translation>坐标轴(&amp;X)</translation>
    </message>
    <message>
        <source>E&amp;pochs</source>
        <translation>轮次(&amp;P)</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>速度(&amp;D)</translation>
    </message>
    <message>
        <source>frames per second</source>
        <translation>帧/秒</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>{allowed}, written in digits alone</source>
        <translation>{allowed}，只写数字，不加分隔符</translation>
    </message>
    <message>
        <source>{allowed}, written without thousands separators: {reading}</source>
        <translation>{allowed}，不写千位分隔符，写作 {reading}</translation>
    </message>
    <message>
        <source>{allowed}, written with one point or comma at most</source>
        <translation>{allowed}，小数点或逗号最多写一个</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 或 {other}</translation>
    </message>
    <message>
        <source>PNG picture (.png)</source>
        <translation>PNG 图片 (.png)</translation>
    </message>
    <message>
        <source>SVG drawing (.svg)</source>
        <translation>SVG 矢量图 (.svg)</translation>
    </message>
    <message>
        <source>PDF page (.pdf)</source>
        <translation>PDF 页面 (.pdf)</translation>
    </message>
    <message>
        <source>PowerPoint slides (.pptx)</source>
        <translation>PowerPoint 幻灯片 (.pptx)</translation>
    </message>
    <message>
        <source>GIF animation (.gif)</source>
        <translation>GIF 动画 (.gif)</translation>
    </message>
    <message>
        <source>WebP animation (.webp)</source>
        <translation>WebP 动画 (.webp)</translation>
    </message>
    <message>
        <source>Layerscope run (.layerscope)</source>
        <translation>Layerscope 运行 (.layerscope)</translation>
    </message>
    <message>
        <source>CSV table (.csv)</source>
        <translation>CSV 表格 (.csv)</translation>
    </message>
    <message>
        <source>NumPy arrays (.npz)</source>
        <translation>NumPy 数组 (.npz)</translation>
    </message>
    <message>
        <source>Safetensors arrays (.safetensors)</source>
        <translation>Safetensors 数组 (.safetensors)</translation>
    </message>
    <message>
        <source>JSON numbers (.json)</source>
        <translation>JSON 数字 (.json)</translation>
    </message>
    <message>
        <source>NumPy script (.py)</source>
        <translation>NumPy 脚本 (.py)</translation>
    </message>
    <message>
        <source>PyTorch script (.py)</source>
        <translation>PyTorch 脚本 (.py)</translation>
    </message>
    <message>
        <source>Jupyter notebook (.ipynb)</source>
        <translation>Jupyter 笔记本 (.ipynb)</translation>
    </message>
    <message>
        <source>The run stands still: every output is saturated, where the slope φ′ is as good as 0, and so are all gradients. Start again with a smaller learning rate η.</source>
        <translation>训练停滞：每个输出都已饱和，那里的斜率 φ′ 几乎为 0，所有梯度也就几乎为 0。请用更小的学习率 η 重新开始。</translation>
    </message>
    <message>
        <source>The neurons of a hidden layer are all the same and will stay so: with equal weights they have equal gradients, and learn no more than one neuron would. Start with random weights.</source>
        <translation>有一个隐藏层的神经元全都相同，并且会一直相同：权重相同，梯度也就相同，学到的不比一个神经元多。请用随机权重重新开始。</translation>
    </message>
    <message>
        <source>Fill the room</source>
        <translation>填满空间</translation>
    </message>
    <message>
        <source>Equal: one scale for x₁ and x₂</source>
        <translation>等比例：x₁ 与 x₂ 同一尺度</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>1/t</source>
        <translation>1/t</translation>
    </message>
    <message>
        <source>lists of an epoch, an update, the name of an event and its values</source>
        <translation>由轮次、更新、事件名称及其值组成的列表</translation>
    </message>
    <message>
        <source>a text of at most {longest} characters</source>
        <translation>最多 {longest} 个字符的文本</translation>
    </message>
    <message>
        <source>whole rows of numbers</source>
        <translation>完整的数字行</translation>
    </message>
    <message>
        <source>a number of at most {maximum:g}</source>
        <translation>不超过 {maximum:g} 的数</translation>
    </message>
    <message>
        <source>a class of the table</source>
        <translation>表中的一个类别</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>名称列表</translation>
    </message>
    <message>
        <source>own data</source>
        <translation>自己的数据</translation>
    </message>
    <message>
        <source>A table of your own: open a file, or drop or paste it into the window.</source>
        <translation>自己的数据表：打开文件，或将其拖放、粘贴到窗口中。</translation>
    </message>
    <message>
        <source>a table: open one with File ▸ Open data…</source>
        <translation>一张数据表：请用“文件 ▸ 打开数据…”打开</translation>
    </message>
    <message>
        <source>what is there</source>
        <translation>现有内容</translation>
    </message>
    <message>
        <source>packed numbers</source>
        <translation>打包的数字</translation>
    </message>
    <message>
        <source>an event for the network as it is</source>
        <translation>适用于当前网络的事件</translation>
    </message>
    <message>
        <source>an old layer for each new one</source>
        <translation>每个新层对应的旧层</translation>
    </message>
    <message>
        <source>a table of the fields {names}</source>
        <translation>字段 {names} 的表</translation>
    </message>
    <message>
        <source>a list of layers</source>
        <translation>层的列表</translation>
    </message>
    <message>
        <source>adding a layer</source>
        <translation>添加层</translation>
    </message>
    <message>
        <source>removing a layer</source>
        <translation>删除层</translation>
    </message>
    <message>
        <source>adding a neuron to layer {l}</source>
        <translation>给第 {l} 层添加神经元</translation>
    </message>
    <message>
        <source>removing a neuron from layer {l}</source>
        <translation>从第 {l} 层删除神经元</translation>
    </message>
    <message>
        <source>another activation of layer {l}</source>
        <translation>更换第 {l} 层的激活函数</translation>
    </message>
    <message>
        <source>other inputs</source>
        <translation>更换输入</translation>
    </message>
    <message>
        <source>a list of neurons, each by its layer and its number</source>
        <translation>神经元列表，每个由层号和编号给出</translation>
    </message>
    <message>
        <source>{symbol}[{l}] entry {row}, {column}</source>
        <translation>{symbol}[{l}] 的第 {row} 行第 {column} 列</translation>
    </message>
    <message>
        <source>a layer, and perhaps a neuron</source>
        <translation>一层，也可再指定一个神经元</translation>
    </message>
    <message>
        <source>freezing of {what}</source>
        <translation>冻结{what}</translation>
    </message>
    <message>
        <source>thawing of {what}</source>
        <translation>解冻{what}</translation>
    </message>
    <message>
        <source>layer {l}</source>
        <translation>第 {l} 层</translation>
    </message>
    <message>
        <source>neuron {neuron} of layer {l}</source>
        <translation>第 {l} 层的神经元 {neuron}</translation>
    </message>
    <message>
        <source>a bias of layer {l}</source>
        <translation>第 {l} 层的一个偏置</translation>
    </message>
    <message>
        <source>a weight of layer {l}</source>
        <translation>第 {l} 层的一个权重</translation>
    </message>
    <message>
        <source>switching neuron {neuron} of layer {l} off</source>
        <translation>关闭第 {l} 层的神经元 {neuron}</translation>
    </message>
    <message>
        <source>switching neuron {neuron} of layer {l} on</source>
        <translation>打开第 {l} 层的神经元 {neuron}</translation>
    </message>
    <message>
        <source>adding a point</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>moving a point</source>
        <translation>移动点</translation>
    </message>
    <message>
        <source>erasing a point</source>
        <translation>删除点</translation>
    </message>
    <message>
        <source>a list of coordinates</source>
        <translation>坐标列表</translation>
    </message>
    <message>
        <source>a hidden layer: what the network gives is not switched off</source>
        <translation>隐藏层：网络的输出不能关闭</translation>
    </message>
    <message>
        <source>at least {least}</source>
        <translation>至少 {least}</translation>
    </message>
    <message>
        <source>{count} coordinates</source>
        <translation>共 {count} 个坐标</translation>
    </message>
    <message>
        <source>Without its run, which is too large for such a file ({size}): it cannot be opened again.</source>
        <translation>不含运行信息：它对这种文件来说太大（{size}），文件无法再次作为运行打开。</translation>
    </message>
    <message>
        <source>It carries the table: {size}</source>
        <translation>文件带有数据表：{size}</translation>
    </message>
    <message>
        <source>Is data</source>
        <translation>是数据</translation>
    </message>
    <message>
        <source>Names the columns</source>
        <translation>是列名</translation>
    </message>
    <message>
        <source>Names, then units</source>
        <translation>列名，然后单位</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>略去该行</translation>
    </message>
    <message>
        <source>Mean of the column</source>
        <translation>取该列平均值</translation>
    </message>
    <message>
        <source>Each value a class</source>
        <translation>每个值为一类</translation>
    </message>
    <message>
        <source>The numbers themselves</source>
        <translation>数值本身</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>分隔符(&amp;D)</translation>
    </message>
    <message>
        <source>What stands between two cells of a line.</source>
        <translation>一行中两个单元格之间的符号。</translation>
    </message>
    <message>
        <source>Decimal &amp;sign</source>
        <translation>小数点(&amp;S)</translation>
    </message>
    <message>
        <source>What stands before the decimals of a number.</source>
        <translation>数字的小数部分之前的符号。</translation>
    </message>
    <message>
        <source>&amp;First line</source>
        <translation>首行(&amp;F)</translation>
    </message>
    <message>
        <source>Whether the table has a row of names, and perhaps one of units under it.</source>
        <translation>表格是否有一行列名，其下是否还有一行单位。</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>编码(&amp;E)</translation>
    </message>
    <message>
        <source>How letters are written in the file; it matters for names only.</source>
        <translation>文件中字符的编码方式；只影响名称。</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>The column that the network learns to tell from the others.</source>
        <translation>网络由其他列学会判断的那一列。</translation>
    </message>
    <message>
        <source>La&amp;bels</source>
        <translation>标签(&amp;B)</translation>
    </message>
    <message>
        <source>Where the column that is learned comes from, if it is not in the same file.</source>
        <translation>如果要学习的列不在同一个文件中，它来自哪里。</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>作为(&amp;A)</translation>
    </message>
    <message>
        <source>Whether each different value is a class of its own, or the numbers themselves are learned.</source>
        <translation>每个不同的值各为一类，还是学习数值本身。</translation>
    </message>
    <message>
        <source>&amp;Inputs</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <source>The columns that the network is given. The first two are those that are drawn.</source>
        <translation>提供给网络的列。画出的是前两列。</translation>
    </message>
    <message>
        <source>&amp;Gaps</source>
        <translation>缺值(&amp;G)</translation>
    </message>
    <message>
        <source>What becomes of a row with a gap in its inputs.</source>
        <translation>输入中有缺值的行如何处理。</translation>
    </message>
    <message>
        <source>S&amp;tandardise</source>
        <translation>标准化(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Hold out</source>
        <translation>留出(&amp;H)</translation>
    </message>
    <message>
        <source>{file}: {what}</source>
        <translation>{file}：{what}</translation>
    </message>
    <message>
        <source>at least one column must be an input.</source>
        <translation>至少要有一列作为输入。</translation>
    </message>
    <message>
        <source>it cannot be an input and learned, too.</source>
        <translation>它不能既是输入又是要学习的内容。</translation>
    </message>
    <message>
        <source>there is nothing in it.</source>
        <translation>这一列没有任何内容。</translation>
    </message>
    <message>
        <source>fewer than two rows are without gaps.</source>
        <translation>没有缺失值的行不足两行。</translation>
    </message>
    <message>
        <source>{count} columns are inputs, and at most {most} may be.</source>
        <translation>有 {count} 列作为输入，最多只能有 {most} 列。</translation>
    </message>
    <message>
        <source>there would be {count} numbers in these columns, and at most {most} may be.</source>
        <translation>这些列共有 {count} 个数，最多只能有 {most} 个。</translation>
    </message>
    <message>
        <source>“{cell}” is no number.</source>
        <translation>“{cell}”不是数。</translation>
    </message>
    <message>
        <source>“{cell}” is no finite number.</source>
        <translation>“{cell}”不是有限数。</translation>
    </message>
    <message>
        <source>“{cell}” is not between −{most:g} and {most:g}.</source>
        <translation>“{cell}”不在 −{most:g} 到 {most:g} 之间。</translation>
    </message>
    <message>
        <source>there are {count} classes in it, and at most {most} can be learned.</source>
        <translation>这一列有 {count} 个类别，最多只能学习 {most} 个。</translation>
    </message>
    <message>
        <source>all rows are of the class “{name}”, and there must be two or more.</source>
        <translation>所有行都属于类别“{name}”，至少要有两个类别。</translation>
    </message>
    <message>
        <source>the name of the class “{name}” has more than {most} characters.</source>
        <translation>类别“{name}”的名称超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>it is larger than {most} MB.</source>
        <translation>它超过 {most} MB。</translation>
    </message>
    <message>
        <source>the quotation mark that opens there is not closed.</source>
        <translation>从这里开始的引号没有结束。</translation>
    </message>
    <message>
        <source>behind the closing quotation mark there is more than a delimiter.</source>
        <translation>结束引号之后除了分隔符还有别的内容。</translation>
    </message>
    <message>
        <source>the cell has more than {most} characters.</source>
        <translation>这个单元格超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>the inputs have {inputs} rows, and the labels {labels}: they must have as many.</source>
        <translation>输入有 {inputs} 行，标签有 {labels} 行：两者的行数必须相同。</translation>
    </message>
    <message>
        <source>line {line}, column {column}: {what}</source>
        <translation>第 {line} 行第 {column} 列：{what}</translation>
    </message>
    <message>
        <source>line {line}: {what}</source>
        <translation>第 {line} 行：{what}</translation>
    </message>
    <message>
        <source>column {column}: {what}</source>
        <translation>第 {column} 列：{what}</translation>
    </message>
    <message>
        <source>there are no rows of data.</source>
        <translation>没有数据行。</translation>
    </message>
    <message>
        <source>there is a character that no text has.</source>
        <translation>含有文本中不会出现的字符。</translation>
    </message>
    <message>
        <source>it has more than {most} characters.</source>
        <translation>它超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>it is not written in {encoding}.</source>
        <translation>它不是用 {encoding} 编码的。</translation>
    </message>
    <message>
        <source>it has {count} cells, and a table may have at most {most} columns.</source>
        <translation>它有 {count} 个单元格，而表格最多只能有 {most} 列。</translation>
    </message>
    <message>
        <source>a table of {width} columns may have at most {most} rows of data.</source>
        <translation>有 {width} 列的表格最多只能有 {most} 行数据。</translation>
    </message>
    <message>
        <source>the number of cells is {count}, and {width} in the lines before.</source>
        <translation>这一行有 {count} 个单元格，而前面各行有 {width} 个。</translation>
    </message>
    <message>
        <source>there is no column of numbers to learn from.</source>
        <translation>没有可以用来学习的数值列。</translation>
    </message>
    <message>
        <source>there is no column with anything to learn.</source>
        <translation>没有一列含有可以学习的内容。</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Latin-1 (Western Europe)</source>
        <translation>Latin-1（西欧）</translation>
    </message>
    <message>
        <source>GBK (Chinese)</source>
        <translation>GBK（中文）</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>句点</translation>
    </message>
    <message>
        <source>it is not in the run up to this epoch. Go to the epoch in which it was done, or leave it out.</source>
        <translation>到这一轮为止，本次运行中没有该改动。请前往做出该改动的轮次，或略过此步。</translation>
    </message>
    <message>
        <source>{quantity} would not be a finite number any more.</source>
        <translation>{quantity} 将不再是有限数。</translation>
    </message>
    <message>
        <source>{first}, {second} and 1 other</source>
        <translation>{first}、{second}和另外 1 项</translation>
    </message>
    <message>
        <source>{first}, {second} and {count} others</source>
        <translation>{first}、{second}和另外 {count} 项</translation>
    </message>
    <message>
        <source>opening another run</source>
        <translation>打开另一次运行</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>left out without --data</source>
        <translation>省略，除非给出 --data</translation>
    </message>
    <message>
        <source>left out with --data, which has its own</source>
        <translation>省略，因为 --data 自带这一项</translation>
    </message>
    <message>
        <source>a number from 1 to {count}</source>
        <translation>从 1 到 {count} 的数</translation>
    </message>
    <message>
        <source>a number from 1 to {count}, or one of {names}</source>
        <translation>从 1 到 {count} 的数，或 {names} 之一</translation>
    </message>
    <message>
        <source>it is not a set-up that was saved as a lesson.</source>
        <translation>它不是存为课程的设置。</translation>
    </message>
    <message>
        <source>it is too large for a lesson: {size} MB of at most {most} MB.</source>
        <translation>它对课程来说太大：{size} MB，最多 {most} MB。</translation>
    </message>
    <message>
        <source>its text has {length} characters, and that of a lesson may have {most}.</source>
        <translation>它的文字有 {length} 个字符，而课程的文字最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>a name of 1 to {most} characters that can be seen, in one line</source>
        <translation>由 1 到 {most} 个可见字符组成的单行名称</translation>
    </message>
    <message>
        <source>it is no run that Layerscope has saved, or it is damaged.</source>
        <translation>它不是 Layerscope 保存的运行，或者已损坏。</translation>
    </message>
    <message>
        <source>the run was changed by hand too often for a file.</source>
        <translation>手动更改次数过多，无法存入一个文件。</translation>
    </message>
    <message>
        <source>the run is too large for a file: {size} MB of at most {most} MB.</source>
        <translation>运行太大，无法存入一个文件：{size} MB，最多 {most} MB。</translation>
    </message>
    <message>
        <source>A table of your own does not fit into a line of text: save the run, and hand on the file.</source>
        <translation>自己的数据表放不进一行文字：请保存这次运行，再把文件交给别人。</translation>
    </message>
    <message>
        <source>The set-up line cannot be taken: {reason}</source>
        <translation>无法采用这行设置：{reason}</translation>
    </message>
    <message>
        <source>it is not between layerscope:{version}/ and /end.</source>
        <translation>其中没有以 layerscope:{version}/ 开头、以 /end 结尾的内容。</translation>
    </message>
    <message>
        <source>its end, which is /end, is missing: perhaps only a part of it was copied.</source>
        <translation>缺少结尾的 /end：可能只复制了一部分。</translation>
    </message>
    <message>
        <source>there are several that differ: copy one of them.</source>
        <translation>其中有几行不同的设置：请只复制一行。</translation>
    </message>
    <message>
        <source>it is of a newer version of Layerscope: its form is {version}, and {known} is known.</source>
        <translation>它来自更新版本的 Layerscope：其格式为 {version}，这里只认识 {known}。</translation>
    </message>
    <message>
        <source>“{part}” is no field of a set-up with its value.</source>
        <translation>“{part}”不是带有值的设置项。</translation>
    </message>
    <message>
        <source>{name} is in it twice.</source>
        <translation>其中 {name} 出现了两次。</translation>
    </message>
    <message>
        <source>another shape</source>
        <translation>另一种形状</translation>
    </message>
    <message>
        <source>that of the run</source>
        <translation>与运行相同的形状</translation>
    </message>
    <message>
        <source>in order, from the first epoch on</source>
        <translation>从第一个轮次起按顺序排列</translation>
    </message>
    <message>
        <source>an array of other numbers</source>
        <translation>含有其他数值的数组</translation>
    </message>
    <message>
        <source>states of the run</source>
        <translation>运行的各个状态</translation>
    </message>
    <message>
        <source>a list of neurons</source>
        <translation>神经元列表</translation>
    </message>
    <message>
        <source>what hands have made it</source>
        <translation>手动修改后的结果</translation>
    </message>
    <message>
        <source>an even number</source>
        <translation>偶数</translation>
    </message>
    <message>
        <source>what the run leads to</source>
        <translation>运行所得到的值</translation>
    </message>
    <message>
        <source>This run cannot be restored: {reason}</source>
        <translation>无法恢复这次运行：{reason}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
</TS>
