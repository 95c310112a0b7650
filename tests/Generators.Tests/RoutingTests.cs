using System.Reflection;
using System.Runtime.CompilerServices;
using GenFlow.CompilerServices;

namespace GenFlow.Generators.Tests;

/// <summary>Asks the generated Route of loaded code where events go.</summary>
public class RoutingTests
{
    private const string Source = """
        using System.Collections.Generic;
        using GenFlow;
        [Event] public abstract partial record Animal;
        [Event] public partial record Dog : Animal;
        [Event] public partial record Puppy : Dog;
        [Event] public partial record Pug : Puppy;
        [Event] public sealed partial record Cat : Animal;
        [Event] public sealed partial record Stone;
        [Event] public sealed partial record Limited;
        [Event] public sealed partial record Split;
        [Event] public sealed partial record Piece;
        [Event] public sealed partial record Mine : StopEventBase;
        [StreamEvent] public sealed partial record Shown;

        [Workflow] public partial class Zoo
        {
            [Step] public void Any(Animal a) { }
            [Step] public void Walk(Dog d) { }
            [Step] public void Brush(Dog d) { }
            [Step] public void Train(Puppy p) { }
            [Step(MaxConcurrency = 1)] public void Slow(Limited l) { }
            [Step] public IEnumerable<Piece> Cut(Split s) => [];
            [Step] public void Glue([Collect] IReadOnlyList<Piece> p, [Collect] IReadOnlyList<Cat> c) { }
            [Step] public void Begin(StartEvent<string> s) { }
        }

        [Event] public sealed partial record Left;
        [Event] public sealed partial record Right;
        [StreamEvent] public partial record Ask : InputRequest<Cat>;
        [Event] public sealed partial record Timed;
        [Event] public sealed partial record Forking;

        [Workflow] public partial class Meeting
        {
            [Step] public Left ToLeft(StartEvent s) => new();
            [Step] public Right ToRight(StartEvent s) => new();
            [Step] public Timed Meet(Left l, Right? r) => new();
            [Step] public void Alone(Left l) { }
            [Step(Timeout = 1)] public Forking Wait(Timed t) => new();
            [Step, Emits<Left>] public Right Fork(Forking f) => new();
            [Step(Retries = 2)] public void Again(Cat c) { }
            [Step] public void Streams(StreamEvent s) { }
            [Step] public void Failed(StepFailed f) { }
            [Step] public void FailedDog(StepFailed<Dog> f) { }
            [Step] public void FailedPuppy(StepFailed<Puppy> f) { }
            [Step] public void FailedAnimal(StepFailed<Animal> f) { }
            [Step] public void Rest(Event e) { }
        }

        [Workflow] public partial class Typed
        {
            [Step] public void FailedDog(StepFailed<Dog> f) { }
            [Step] public void Begin(StartEvent s) { }
        }

        [Workflow] public partial class Whatever
        {
            [Step] public void Failed(StepFailed<Event> f) { }
            [Step] public void Begin(StartEvent s) { }
        }

        [Workflow] public partial class CatchAll
        {
            [Step] public void Rest(Event e) { }
            [Step] public void Cats(Cat c) { }
        }
        """;

    private static readonly LoadedAssembly s_assembly = LoadedAssembly.Load(Gen.Compile(Source).Output);

    [Theory]
    [InlineData("Zoo", "Dog", "Brush, Walk")]
    [InlineData("Zoo", "Puppy", "plain Train")]
    [InlineData("Zoo", "Pug", "plain Train")]
    [InlineData("Zoo", "Cat", "Glue[1]")]
    [InlineData("Zoo", "Piece", "Glue[0]")]
    [InlineData("Zoo", "Limited", "Slow")]
    [InlineData("Zoo", "Split", "Cut")]
    [InlineData("Zoo", "Stone", "unroutable")]
    [InlineData("Zoo", "Shown", "unroutable")]
    [InlineData("Zoo", "Mine", "stop")]
    [InlineData("CatchAll", "Cat", "plain Cats")]
    [InlineData("CatchAll", "Dog", "plain Rest")]
    [InlineData("CatchAll", "Shown", "plain Rest")]
    [InlineData("CatchAll", "Mine", "stop")]
    public void WF07_Event_goes_to_its_exact_type_then_the_nearest_base_then_the_catch_all(string workflow, string ev, string targets) =>
        Assert.Equal(targets, Route(workflow, (Event)Activator.CreateInstance(s_assembly.Type(ev))!));

    [Fact]
    public void WF07_Runtime_events_go_where_they_are_named()
    {
        Assert.Equal("plain Begin", Route("Zoo", new StartEvent<string>("")));
        Assert.Equal("unroutable", Route("Zoo", new StartEvent()));
        Assert.Equal("unroutable", Route("Zoo", new StartEvent<int>(1)));
        Assert.Equal("stop", Route("Zoo", new StopEvent()));
        Assert.Equal("plain Rest", Route("CatchAll", new StartEvent()));
        Assert.Equal("stop", Route("CatchAll", new StopEvent<int>(1)));
    }

    [Theory]
    [InlineData("Left", "Alone, Meet[0]")]
    [InlineData("Right", "Meet[1]")]
    [InlineData("Timed", "Wait")]
    [InlineData("Forking", "Fork")]
    [InlineData("Cat", "plain Again")]
    [InlineData("Shown", "plain Streams")]
    [InlineData("Ask", "request")]
    [InlineData("Dog", "plain Rest")]
    public void WF18_Event_goes_to_its_place_among_several(string ev, string targets) =>
        Assert.Equal(targets, Route("Meeting", (Event)Activator.CreateInstance(s_assembly.Type(ev))!));

    [Theory]
    [InlineData("Zoo")]
    [InlineData("CatchAll")]
    [InlineData("Meeting")]
    public void WF22_Request_is_asked_and_never_routed(string workflow) =>
        Assert.Equal("request", Route(workflow, (Event)Activator.CreateInstance(s_assembly.Type("Ask"))!));

    [Theory]
    [InlineData("Zoo", "unroutable")]
    [InlineData("CatchAll", "unroutable")]
    [InlineData("Meeting", "plain Failed")]
    [InlineData("Typed", "unroutable")]
    public void WF12_Failure_goes_where_it_is_named_and_not_to_the_catch_all(string workflow, string targets) =>
        Assert.Equal(targets, Route(workflow, new StepFailed("X", 1, new InvalidOperationException(), null)));

    [Theory]
    [InlineData("Meeting", "Puppy", "StepFailed<Puppy>", "plain FailedPuppy")]
    [InlineData("Meeting", "Pug", "StepFailed<Puppy>", "plain FailedPuppy")]
    [InlineData("Meeting", "Dog", "StepFailed<Dog>", "plain FailedDog")]
    [InlineData("Meeting", "Cat", "StepFailed<Animal>", "plain FailedAnimal")]
    [InlineData("Meeting", "Stone", "StepFailed", "plain Failed")]
    [InlineData("Meeting", null, "StepFailed", "plain Failed")]
    [InlineData("Typed", "Dog", "StepFailed<Dog>", "plain FailedDog")]
    [InlineData("Typed", "Puppy", "StepFailed<Dog>", "plain FailedDog")]
    [InlineData("Typed", "Cat", null, null)]
    [InlineData("Typed", null, null, null)]
    [InlineData("Whatever", "Stone", "StepFailed<Event>", "plain Failed")]
    [InlineData("Whatever", null, null, null)]
    [InlineData("Zoo", "Dog", null, null)]
    [InlineData("CatchAll", "Dog", null, null)]
    public void WF12_Failure_is_typed_by_the_nearest_input_that_a_step_names(string workflow, string? input, string? failure, string? targets)
    {
        Event? ev = input is null ? null : (Event)Activator.CreateInstance(s_assembly.Type(input))!;
        var exception = new InvalidOperationException();
        object run = Run(workflow);
        MethodInfo recover = run.GetType().GetMethod("Recover", BindingFlags.NonPublic | BindingFlags.Instance)!;

        var failed = (StepFailed?)recover.Invoke(run, ["Walk", 3, exception, ev]);

        Assert.Equal(failure, failed is null ? null : failed.GetType().IsGenericType ? $"StepFailed<{failed.GetType().GenericTypeArguments[0].Name}>" : "StepFailed");
        if (failed is not null)
        {
            Assert.Equal(("Walk", 3), (failed.Step, failed.Attempt));
            Assert.Same(exception, failed.Exception);
            Assert.Same(ev, failed.Input);
            Assert.Equal(targets, Route(workflow, failed));
        }
    }

    [Fact]
    public void WF12_Failure_of_a_type_that_no_step_names_goes_to_its_base()
    {
        object failed = Activator.CreateInstance(typeof(StepFailed<>).MakeGenericType(s_assembly.Type("Stone")), "X", 1, new InvalidOperationException(), Activator.CreateInstance(s_assembly.Type("Stone")))!;

        Assert.Equal("plain Failed", Route("Meeting", (Event)failed));
        Assert.Equal("unroutable", Route("CatchAll", (Event)failed));
    }

    private static object Run(string workflow) =>
        RuntimeHelpers.GetUninitializedObject(s_assembly.Type(workflow).GetNestedType("GenFlowRun", BindingFlags.NonPublic)!);

    private static string Route(string workflow, Event ev)
    {
        Type run = s_assembly.Type(workflow).GetNestedType("GenFlowRun", BindingFlags.NonPublic)!;
        MethodInfo route = run.GetMethod("Route", BindingFlags.NonPublic | BindingFlags.Instance)!;
        int answer = (int)route.Invoke(RuntimeHelpers.GetUninitializedObject(run), [ev])!;

        string[] steps = [.. s_assembly.Type(workflow).GetMethods().Where(static m => m.IsDefined(typeof(StepAttribute))).Select(static m => m.Name).Order(StringComparer.Ordinal)];
        return answer switch
        {
            -1 => "unroutable",
            -2 => "stop",
            -3 => "request",
            >= 0 => "plain " + steps[answer],
            _ => string.Join(", ", Routes(run)[-4 - answer].Select(target => steps[target.Step] + (target.Slot < 0 ? "" : FormattableString.Invariant($"[{target.Slot}]")))),
        };
    }

    private static RouteTarget[][] Routes(Type run)
    {
        object definition = run.GetField("s_definition", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        object routes = typeof(WorkflowDefinition).GetProperty("Routes", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(definition)!;
        PropertyInfo targets = typeof(RouteDefinition).GetProperty("Targets", BindingFlags.NonPublic | BindingFlags.Instance)!;
        return Array.ConvertAll((RouteDefinition[])routes, route => (RouteTarget[])targets.GetValue(route)!);
    }
}
