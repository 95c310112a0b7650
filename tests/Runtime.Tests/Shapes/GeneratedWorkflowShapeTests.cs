using GenFlow.Shapes;

namespace GenFlow.Tests.Shapes;

/// <summary>Takes an order, or nothing.</summary>
[Workflow]
public partial class Shop
{
    [Step, Publishes<Shop.Packed>, Publishes<Shop.News>]
    public StopEvent<IReadOnlyList<Place>> Pack(Context ctx, StartEvent<Place> place)
    {
        ctx.WriteEventToStream(new Packed(place.Input.Page));
        return new([place.Input]);
    }

    [Step]
    public StopEvent<IReadOnlyList<Place>> Nothing(StartEvent start) => new([]);

    [Step]
    public StopEvent<IReadOnlyList<Place>> Take(Order order) => new(order.Places);

    [Step]
    public StopEvent<IReadOnlyList<Place>> Open(StartEvent<Action> action) => new([]);

    /// <summary>It is in its box.</summary>
    [StreamEvent]
    public sealed partial record Packed(int Page);

    [StreamEvent]
    public abstract partial record News
    {
        public sealed partial record Good(Place Place) : News;

        public sealed partial record Bad(string Why) : News;
    }
}

[Workflow]
public partial class SpecialShop : Shop
{
    [Step]
    public StopEvent<IReadOnlyList<Place>> Count(StartEvent<int> number) => new([]);
}

[Workflow]
public partial class Silent
{
    [Step]
    public StopEvent Begin(StartEvent start) => new();
}

[Workflow]
public partial class OwnShape
{
    public static string Shape => "round";

    [Step]
    public StopEvent Begin(StartEvent start) => new();
}

public class GeneratedWorkflowShapeTests
{
    [Fact]
    public void Workflow_tells_what_it_takes_streams_and_gives()
    {
        WorkflowShape shape = Shop.Shape;

        Assert.Equal(("Shop", "Takes an order, or nothing."), (shape.Name, shape.Description));
        Assert.Equal(["nothing", "Place", "no JSON", "Order"], shape.Inputs.Select(Describe));
        Assert.Equal("Place", Name(Assert.IsType<ListShape>(shape.Result).Item));
        Assert.Equal(["News", "Packed"], shape.Published.Select(Name));
        Assert.Same(shape, Shop.Shape);
    }

    [Fact]
    public void Derived_workflow_has_a_shape_of_its_own()
    {
        Assert.Equal("SpecialShop", SpecialShop.Shape.Name);
        Assert.Contains("Int32", SpecialShop.Shape.Inputs.Select(Describe));
        Assert.DoesNotContain("Int32", Shop.Shape.Inputs.Select(Describe));
    }

    [Fact]
    public void Workflow_without_a_result_has_no_shape_of_it()
    {
        Assert.Null(Silent.Shape.Result);
        Assert.Null(Silent.Shape.Description);
        Assert.Empty(Silent.Shape.Published);
        Assert.Equal(["nothing"], Silent.Shape.Inputs.Select(Describe));
    }

    [Fact]
    public void Member_of_that_name_stays_the_users() => Assert.Equal("round", OwnShape.Shape);

    [Fact]
    public void Schema_of_a_published_union_tells_its_cases_apart()
    {
        TypeShape news = Shop.Shape.Published[0];

        Assert.Empty(Printed.Problems(news, Printed.Payload(new Shop.News.Good(new(1)))));
        Assert.Empty(Printed.Problems(news, Printed.Payload(new Shop.News.Bad("rain"))));
        Assert.False(Printed.Allows(news, Printed.Payload(new Shop.News.Bad("rain")).Replace("News", "Olds", StringComparison.Ordinal)));
        Assert.False(Printed.Allows(news, Printed.Payload(new Shop.News.Bad("rain")).Replace("why", "how", StringComparison.Ordinal)));
    }

    [Fact]
    public void Schema_of_an_input_is_printed() => Assert.True(Printed.Allows(Shop.Shape.Inputs[1].Type!, """{"page":1,"next":{"page":2}}"""));

    private static string Describe(InputShape input) => !input.TakesValue ? "nothing" : input.Type is null ? "no JSON" : Name(input.Type);

    private static string Name(TypeShape shape) => shape switch
    {
        ObjectShape type => type.Name,
        UnionShape union => union.Name,
        ScalarShape scalar => scalar.Kind.ToString(),
        _ => shape.GetType().Name,
    };
}
