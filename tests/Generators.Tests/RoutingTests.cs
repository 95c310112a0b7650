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
            >= 0 => "plain " + steps[answer],
            _ => string.Join(", ", Routes(run)[-4 - answer].Select(target => steps[target.Step] + (target.Slot < 0 ? "" : FormattableString.Invariant($"[{target.Slot}]")))),
        };
    }

    private static RouteTarget[][] Routes(Type run)
    {
        object definition = run.GetField("s_definition", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        object routes = typeof(WorkflowDefinition).GetProperty("Routes", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(definition)!;
        PropertyInfo targets = typeof(RouteDefinition).GetProperty("Targets", BindingFlags.NonPublic | BindingFlags.Instance)!;
        return Array.ConvertAll((RouteDefinition[])routes, route => (RouteTarget[])targets.GetValue(route)!);
    }
}
