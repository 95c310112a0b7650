using GenFlow.Shapes;

namespace GenFlow.Tests.Shapes;

public class WorkflowShapeTests
{
    [Fact]
    public void Parts_are_made_when_they_are_asked_for()
    {
        int asked = 0;
        TypeShape Text()
        {
            asked++;
            return ScalarShape.Of(ScalarKind.String);
        }

        var shape = new WorkflowShape(
            "Article",
            "Writes one.",
            () => [InputShape.Nothing, new(takesValue: true, Text), new(takesValue: true, type: null)],
            Text,
            () => [Text()]);
        Assert.Equal(0, asked);

        Assert.Equal(("Article", "Writes one."), (shape.Name, shape.Description));
        Assert.Equal([false, true, true], shape.Inputs.Select(static input => input.TakesValue));
        Assert.Equal([null, ScalarShape.Of(ScalarKind.String), null], shape.Inputs.Select(static input => input.Type));
        Assert.Same(ScalarShape.Of(ScalarKind.String), shape.Result);
        Assert.Same(ScalarShape.Of(ScalarKind.String), Assert.Single(shape.Published));
        Assert.Equal(3, asked);
    }

    [Fact]
    public void Workflow_that_ends_with_nothing_has_no_result() =>
        Assert.Null(new WorkflowShape("Empty", null, static () => [], result: null, static () => []).Result);
}
