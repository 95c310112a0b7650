namespace GenFlow.Tests.Graphs;

[Event]
public sealed partial record Part(int Number, string Colour);

[Event]
public sealed partial record Piece(string Colour);

[Event]
public sealed partial record Done(string Colour);

[Event]
public partial record Animal;

[Event]
public sealed partial record Ant : Animal;

[Event]
public sealed partial record Bee : Animal;

[StreamEvent]
public abstract partial record Report
{
    public sealed partial record Begun : Report;

    public sealed partial record Over(int Percent) : Report;
}

[StreamEvent]
public sealed partial record Remark(string Text);

[StreamEvent]
public sealed partial record MayI(string What) : InputRequest<Done>;

[StreamEvent]
public sealed partial record HowLong : InputRequest<int>;

/// <summary>A fan-out in a fan-out, collected by count, by key and from the outer.</summary>
[Workflow]
public partial class CollectingGraph
{
    [Step]
    public IEnumerable<Part> Cut(StartEvent<string> start) => [new(1, start.Input)];

    [Step]
    public async Task<IReadOnlyList<Piece>> Break(Part part)
    {
        await Task.Yield();
        return [new(part.Colour)];
    }

    [Step, Publishes<Report>]
    public Done? Polish(Context ctx, Piece piece) => null;

    [Step]
    public void Weigh([Collect(From = nameof(Cut), Key = nameof(Done.Colour))] IReadOnlyList<Done> done)
    {
    }

    [Step]
    public StopEvent Pack([Collect(From = nameof(Cut), Count = 3)] IReadOnlyList<Done> done) => new();
}

/// <summary>A diamond under an event, and one under a step that sends, with what may be missing.</summary>
[Workflow]
public partial class DiamondGraph
{
    [Step]
    public Part Begin(StartEvent start) => new(1, "red");

    [Step]
    public Ant? Left(Part part) => new();

    [Step]
    public Bee Right(Part part) => new();

    [Step]
    public StopEvent<int> Meet(Ant? ant, Bee bee) => new(1);
}

/// <summary>Choices, sent events, a loop and steps that recover.</summary>
[Workflow]
public partial class ChoosingGraph
{
    [Step, Emits<Remark>]
    public AnyOf<Part, Done, StopEvent<int>> Choose(Context ctx, StartEvent start) => new Done("red");

    [Step]
    public async Task<Done> Redo(Part part)
    {
        await Task.Yield();
        return new(part.Colour);
    }

    [Step]
    public Part? Loop(Done done) => null;

    [Step]
    public void Read(Remark remark)
    {
    }

    [Step]
    public Done Mend(StepFailed<Part> failed) => new(failed.Input.Colour);

    [Step]
    public StopEvent<int> GiveUp(StepFailed failed) => new(-1);
}

/// <summary>Bases, a catch-all, an event that nobody takes, and one that is an input.</summary>
[Workflow]
public partial class TypedGraph
{
    [Step]
    public Animal Catch(Part input) => new Bee();

    [Step]
    public Ant Exactly(Piece input) => new();

    [Step]
    public void Any(Animal animal)
    {
    }

    [Step]
    public Remark OnlyBees(Bee bee) => new("lost?");

    [Step]
    public StopEvent Rest(Event other) => new();
}

[Workflow]
public partial class LostGraph
{
    [Step]
    public Remark Lose(StartEvent start) => new("lost");

    [Step]
    public AnyOf<Ant, StopEvent> Stop(Piece piece) => new StopEvent();
}

[Workflow]
public partial class PeopleGraph
{
    [Step]
    public AnyOf<MayI, StopEvent> Ask(StartEvent start) => new MayI("go");

    [Step, Publishes<HowLong>]
    public async Task<StopEvent> Wait(Context ctx, Done done)
    {
        await ctx.RequestInputAsync(new HowLong());
        return new();
    }
}

[Workflow]
public partial class ParentGraph
{
    [Step, Publishes<PeopleGraph>, Publishes<ParentGraph>, Publishes<HiddenGraph>]
    public StopEvent Run(Context ctx, StartEvent start) => new();
}

/// <summary>A member of that name is the user's.</summary>
[Workflow]
public partial class HiddenGraph
{
    public static string Graph => "mine";

    [Step]
    public StopEvent Run(StartEvent start) => new();
}

[Workflow]
public partial class GenericGraph<T>
{
    [Step]
    public StopEvent<T> Give(StartEvent<T> start) => new(start.Input);

    [Workflow]
    public partial class Inner<TKey>
    {
        [Step, Publishes<GenericGraph<int>>]
        public StopEvent<KeyValuePair<TKey, T[]>> Give(StartEvent<int?> start) => null!;
    }
}

[Workflow]
public partial class BaseGraph
{
    [Step]
    public virtual Part Begin(StartEvent start) => new(1, "red");

    [Step]
    protected StopEvent End(Part part) => new();
}

[Workflow]
public partial class InheritingGraph : BaseGraph
{
    [Step]
    public void Look(Part part)
    {
    }
}

/// <summary>Two types of one name.</summary>
[Workflow]
public partial class SameNameGraph
{
    [Step]
    public AnyOf<Done, Scenarios.LeftBehind.Done> Begin(StartEvent start) => new Done("red");

    [Step]
    public StopEvent First(Done done) => new();

    [Step]
    public StopEvent Second(Scenarios.LeftBehind.Done done) => new();
}
