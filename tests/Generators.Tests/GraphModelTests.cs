using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using GenFlow.CompilerServices;
using GenFlow.Graphs;

namespace GenFlow.Generators.Tests;

/// <summary>Random workflows: the ways that a graph shows are those that the generated Route and Recover really take.</summary>
public class GraphModelTests
{
    private const int Workflows = 120;

    [Fact]
    public void Graph_of_a_random_workflow_has_exactly_the_ways_on_which_its_events_are_routed()
    {
        var sources = new StringBuilder("using System.Collections.Generic;\nusing System.Threading.Tasks;\nusing GenFlow;\n");
        for (int seed = 0; seed < Workflows; seed++)
        {
            AddWorkflow(sources, seed);
        }

        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(sources.ToString()).Output);
        int ways = 0;
        for (int seed = 0; seed < Workflows; seed++)
        {
            var routed = new RoutedWorkflow(assembly, FormattableString.Invariant($"N{seed}"));
            string[] expected = [.. routed.Ways().Distinct().Order(StringComparer.Ordinal)];
            string[] shown = [.. routed.Graph.Edges.Select(Way).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
            Assert.True(expected.SequenceEqual(shown), FormattableString.Invariant($"seed {seed}\nrouted: {string.Join("; ", expected.Except(shown))}\nshown: {string.Join("; ", shown.Except(expected))}"));
            ways += shown.Length;
        }

        Assert.True(ways > 5 * Workflows, $"There are only {ways} ways.");
    }

    private static string? Way(GraphEdge edge) => edge.To.Kind switch
    {
        GraphNodeKind.Step => $"{From(edge)} > {edge.To.Name}{(edge.Join is { } join ? string.Create(CultureInfo.InvariantCulture, $"[{join.Slot}]") : "")}",
        GraphNodeKind.Stop => $"{From(edge)} > stop",
        GraphNodeKind.Unhandled => $"{From(edge)} > nobody",
        _ => null,
    };

    private static string From(GraphEdge edge) => edge.Kind switch
    {
        GraphEdgeKind.Failure => "failed " + edge.From.Name,
        GraphEdgeKind.Input => "input " + edge.From.Type!.Name,
        _ => edge.From.Name,
    };

    private static void AddWorkflow(StringBuilder source, int seed)
    {
        var random = new Random(seed);
        string[] events = [.. Enumerable.Range(0, random.Next(3, 8)).Select(static index => FormattableString.Invariant($"E{index}"))];
        source.Append(CultureInfo.InvariantCulture, $"namespace N{seed} {{\n[Event] public partial record Loose;\n");
        for (int index = 0; index < events.Length; index++)
        {
            string bases = index > 0 && random.Next(3) > 0 ? " : " + events[random.Next(index)] : "";
            source.Append(CultureInfo.InvariantCulture, $"[Event] public partial record {events[index]}{bases};\n");
        }

        source.Append(CultureInfo.InvariantCulture, $"[Workflow] public partial class W {{\n[Step] public {Result(random, events)} S0(StartEvent start) => default!;\n");
        int steps = random.Next(2, 9);
        for (int step = 1; step <= steps; step++)
        {
            string emits = random.Next(4) == 0 ? $", Emits<{events[random.Next(events.Length)]}>" : "";
            string result = Result(random, events);
            source.Append(CultureInfo.InvariantCulture, $"[Step{emits}] public {result} S{step}({Parameters(random, events)}) {(result == "void" ? "{ }" : "=> default!;")}\n");
        }

        source.Append("}\n}\n");
    }

    private static string Parameters(Random random, string[] events)
    {
        string one = events[random.Next(events.Length)];
        string two = events[random.Next(events.Length)];
        return random.Next(10) switch
        {
            0 => $"[Collect] IReadOnlyList<{one}> all",
            1 when one != two => $"{one} one, {two}? two",
            2 => "Event ev",
            3 => $"StepFailed<{one}> failed",
            4 when random.Next(3) == 0 => "StepFailed failed",
            _ => $"{one} ev",
        };
    }

    private static string Result(Random random, string[] events)
    {
        string one = events[random.Next(events.Length)];
        string two = events[random.Next(events.Length)];
        return random.Next(10) switch
        {
            0 => $"IEnumerable<{one}>",
            1 when one != two => $"AnyOf<{one}, {two}>",
            2 => $"AnyOf<{one}, StopEvent>",
            3 => $"{one}?",
            4 => $"Task<IReadOnlyList<{one}>>",
            5 => "Event",
            6 => "StopEvent",
            7 => "Loose",
            _ => one,
        };
    }

    private sealed class RoutedWorkflow
    {
        private readonly Type _run;
        private readonly object _uninitialized;
        private readonly MethodInfo[] _steps;
        private readonly Event[] _events;
        private readonly RouteTarget[][] _routes;

        public RoutedWorkflow(LoadedAssembly assembly, string space)
        {
            Type workflow = assembly.Type(space + ".W");
            _run = workflow.GetNestedType("GenFlowRun", BindingFlags.NonPublic)!;
            _uninitialized = RuntimeHelpers.GetUninitializedObject(_run);
            _steps = [.. workflow.GetMethods().Where(static method => method.IsDefined(typeof(StepAttribute))).OrderBy(static method => method.Name, StringComparer.Ordinal)];
            _events = [.. assembly.Assembly.GetTypes()
                .Where(type => type.Namespace == space && typeof(Event).IsAssignableFrom(type))
                .Select(static type => (Event)Activator.CreateInstance(type)!)];
            Graph = (WorkflowGraph)workflow.GetProperty("Graph")!.GetValue(null)!;
            object definition = _run.GetField("s_definition", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
            _routes = Targets(definition);
        }

        public WorkflowGraph Graph { get; }

        public IEnumerable<string> Ways()
        {
            foreach (MethodInfo step in _steps)
            {
                foreach (Type declared in Declared(step))
                {
                    foreach (string target in Taken(Of(declared)))
                    {
                        yield return $"{step.Name} > {target}";
                    }
                }

                foreach (string target in Inputs(step).SelectMany(input => Recovered(step.Name, input)))
                {
                    yield return $"failed {step.Name} > {target}";
                }
            }

            foreach (GraphNode input in Graph.Nodes.Where(static node => node.Kind == GraphNodeKind.Input))
            {
                foreach (string target in Taken(Of(input.Type!)))
                {
                    yield return $"input {input.Name} > {target}";
                }
            }
        }

        // What is lost is shown where nothing of it can be taken.
        private string[] Taken(IEnumerable<Event> events)
        {
            string[] targets = [.. events.SelectMany(Route)];
            string[] taken = [.. targets.Where(static target => target != "nobody")];
            return taken.Length > 0 ? taken : targets;
        }

        private IEnumerable<Event> Of(Type declared) =>
            declared == typeof(StopEvent) ? [new StopEvent()]
            : declared == typeof(StartEvent) ? [new StartEvent()]
            : declared == typeof(Event) ? [.. _events, new StartEvent()]
            : _events.Where(declared.IsInstanceOfType);

        private static IEnumerable<Type> Declared(MethodInfo step) => step
            .GetCustomAttributes()
            .Select(static attribute => attribute.GetType())
            .Where(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EmitsAttribute<>))
            .Append(step.ReturnType)
            .SelectMany(Flat);

        private static IEnumerable<Type> Flat(Type type) =>
            typeof(Event).IsAssignableFrom(type) ? [type] : type.GenericTypeArguments.SelectMany(Flat);

        // A join has no input that a failure could be typed by.
        private IEnumerable<Event?> Inputs(MethodInfo step)
        {
            Type[] types = [.. step.GetParameters().Select(static parameter => parameter.ParameterType)];
            if (types.Length > 1 || !typeof(Event).IsAssignableFrom(types[0]))
            {
                return [null];
            }

            return typeof(StepFailed).IsAssignableFrom(types[0]) ? []
                : Of(types[0]);
        }

        private IEnumerable<string> Recovered(string step, Event? input)
        {
            MethodInfo? recover = _run.GetMethod("Recover", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);
            return recover?.Invoke(_uninitialized, [step, 1, new InvalidOperationException(), input!]) is StepFailed failed ? Route(failed) : [];
        }

        private IEnumerable<string> Route(Event ev)
        {
            int answer = (int)_run.GetMethod("Route", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(_uninitialized, [ev])!;
            return answer switch
            {
                -1 => ["nobody"],
                -2 => ["stop"],
                >= 0 => [_steps[answer].Name],
                _ => _routes[-4 - answer].Select(target => _steps[target.Step].Name + (target.Slot < 0 ? "" : FormattableString.Invariant($"[{target.Slot}]"))),
            };
        }

        private static RouteTarget[][] Targets(object definition)
        {
            object routes = typeof(WorkflowDefinition).GetProperty("Routes", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(definition)!;
            PropertyInfo targets = typeof(RouteDefinition).GetProperty("Targets", BindingFlags.NonPublic | BindingFlags.Instance)!;
            return Array.ConvertAll((RouteDefinition[])routes, route => (RouteTarget[])targets.GetValue(route)!);
        }
    }
}
