using GenFlow.Tests.Support;

namespace GenFlow.Tests.Generated.Inheritance;

[Event]
public partial record Raw(int Number);

[Event]
public partial record Cooked(int Number);

public abstract class Kitchen
{
    [Step]
    public virtual Cooked Cook(Raw raw) => new(raw.Number * 2);

    [Step]
    protected Raw Order(StartEvent<int> start) => new(start.Input);
}

[Workflow]
public partial class Restaurant : Kitchen
{
    [Step]
    public StopEvent<int> Serve(Cooked cooked) => new(cooked.Number);
}

[Workflow]
public partial class BetterRestaurant : Kitchen
{
    [Step]
    public override Cooked Cook(Raw raw) => new(base.Cook(raw).Number + 1);

    [Step]
    public StopEvent<int> Serve(Cooked cooked) => new(cooked.Number);
}

/// <summary>A workflow that derives from one; its override carries no attribute of its own.</summary>
[Workflow]
public partial class Branch : Restaurant
{
    public override Cooked Cook(Raw raw) => new(100);
}

[Workflow]
public abstract partial class Template
{
    [Step]
    public StopEvent<string> Run(StartEvent<string> start) => new(Render(start.Input));

    protected abstract string Render(string text);
}

public sealed class Loud : Template
{
    protected override string Render(string text) => text + "!";
}

[Event]
public partial record Meat;

[Event]
public partial record Beef : Meat;

public abstract class Grill
{
    [Step]
    public StopEvent<string> Roast(Beef beef) => new("beef");
}

/// <summary>Its own step of that name would take the beef too, if C# were asked.</summary>
[Workflow]
public partial class OwnGrill : Grill
{
    [Step]
    public Beef Begin(StartEvent start) => new();

    [Step]
    public StopEvent<string> Roast(Meat meat) => new("meat");
}

public class InheritanceTests
{
    [Fact]
    public async Task WF24_InheritedStep_IsCalled_ThoughAnOverloadNearerByWouldTakeItsEvent() =>
        Assert.Equal("beef", await new OwnGrill().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF24_StepsOfABaseClass_ArePartOfTheWorkflow() =>
        Assert.Equal(10, await new Restaurant().ExecuteAsync(5).WithinAsync());

    [Fact]
    public async Task WF24_OverriddenStep_RunsOnce_AsOverridden()
    {
        Assert.Equal(11, await new BetterRestaurant().ExecuteAsync(5).WithinAsync());
        Assert.Equal(100, await new Branch().ExecuteAsync(5).WithinAsync());
    }

    [Fact]
    public async Task WF24_DerivedWorkflow_SeenAsItsBase_RunsItsOwnSteps()
    {
        Restaurant restaurant = new Branch();
        Assert.Equal(100, await restaurant.ExecuteAsync(5).WithinAsync());
    }

    [Fact]
    public async Task WF24_AbstractWorkflow_RunsThroughAClassThatDerivesFromIt() =>
        Assert.Equal("hey!", await new Loud().ExecuteAsync("hey").WithinAsync());
}
