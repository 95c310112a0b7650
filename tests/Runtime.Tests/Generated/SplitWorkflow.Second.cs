namespace GenFlow.Tests.Generated.Nested;

public partial class SplitWorkflow
{
    [Step]
    public StopEvent<int> Second(InClass.Mine mine) => new(mine.Number + 1);
}
