using System.Collections.Concurrent;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Polymorphism;

[Event]
public abstract partial record Animal(string Name);

[Event]
public partial record Dog(string Name) : Animal(Name);

[Event]
public partial record Puppy(string Name) : Dog(Name);

[Event]
public partial record Poodle(string Name) : Puppy(Name);

[Event]
public partial record Cat(string Name) : Animal(Name);

[Event]
public partial record Stone(string Name);

[Workflow]
public partial class ZooWorkflow
{
    [Step]
    public Event Pick(Context ctx, StartEvent<string> what) => what.Input switch
    {
        "dog" => new Dog("d"),
        "puppy" => new Puppy("p"),
        "poodle" => new Poodle("o"),
        "cat" => new Cat("c"),
        _ => new Stone("s"),
    };

    [Step]
    public StopEvent<string> OnPuppy(Puppy puppy) => new("puppy:" + puppy.Name);

    [Step]
    public StopEvent<string> OnDog(Dog dog) => new("dog:" + dog.Name);

    [Step]
    public StopEvent<string> OnAnimal(Animal animal) => new("animal:" + animal.Name);

    [Step]
    public StopEvent<string> Anything(Event any) => new("any:" + any.EventType);
}

[Event]
public partial record Both(int N);

[Event]
public partial record FirstDone(string By);

/// <summary>Two steps on one type, declared against the order of their names.</summary>
[Workflow]
public partial class TwoTakersWorkflow
{
    public ConcurrentQueue<string> Started { get; } = new();

    [Step]
    public Both Begin(StartEvent start) => new(1);

    [Step]
    public FirstDone Zeta(Context ctx, Both both) => Taken(ctx);

    [Step]
    public FirstDone Alpha(Context ctx, Both both) => Taken(ctx);

    [Step]
    public StopEvent<int>? Count(FirstDone done) => Interlocked.Increment(ref _done) == 2 ? new(_done) : null;

    private int _done;

    private FirstDone Taken(Context ctx)
    {
        Started.Enqueue(ctx.StepName);
        return new(ctx.StepName);
    }
}

/// <summary>As above, with steps that hold the one thread order lets them start in.</summary>
[Workflow]
public partial class OrderOfStartWorkflow
{
    public ConcurrentQueue<string> Started { get; } = new();

    [Step]
    public IEnumerable<Both> Begin(StartEvent start) => Enumerable.Range(0, 3).Select(i => new Both(i));

    [Step(MaxConcurrency = 1)]
    public void Beta(Context ctx, Both both) => Started.Enqueue($"Beta{both.N}");

    [Step]
    public StopEvent<int> End([Collect] IReadOnlyList<Both> none) => new(none.Count);
}

public class PolymorphismTests
{
    [Theory]
    [InlineData("puppy", "puppy:p")]
    [InlineData("poodle", "puppy:o")]
    [InlineData("dog", "dog:d")]
    [InlineData("cat", "animal:c")]
    [InlineData("stone", "any:Stone")]
    public async Task WF07_ExactTypeBeforeNearestBaseBeforeCatchAll(string what, string taken) =>
        Assert.Equal(taken, await new ZooWorkflow().ExecuteAsync(what).WithinAsync());

    [Fact]
    public async Task WF07_TwoStepsOnOneType_BothRun()
    {
        for (int i = 0; i < 50; i++)
        {
            var workflow = new TwoTakersWorkflow();
            Assert.Equal(2, await workflow.ExecuteAsync().WithinAsync());
            Assert.Equal(["Alpha", "Zeta"], workflow.Started.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task WF07_OneTypeTakenByAStepAndAJoin_ReachesBoth()
    {
        var workflow = new OrderOfStartWorkflow();

        Assert.Equal(3, await workflow.ExecuteAsync().WithinAsync());

        Assert.Equal(["Beta0", "Beta1", "Beta2"], workflow.Started);
    }
}
