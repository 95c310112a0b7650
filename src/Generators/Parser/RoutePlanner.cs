using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>How events find their parameters.</summary>
/// <param name="Routes">The routes named by number.</param>
/// <param name="Tests">The tests, in order.</param>
internal sealed record RoutePlan(EquatableArray<RouteModel> Routes, EquatableArray<RouteTest> Tests);

/// <summary>Turns what the steps accept into tests: exact types first, then a stop and a request, then bases from the most
/// derived up, then the catch-all.</summary>
internal static class RoutePlanner
{
    public static RoutePlan Plan(StepModel[] steps, Acceptance acceptance, Openers openers)
    {
        var routes = new List<RouteModel>();
        var answers = new Dictionary<string, (int Step, int Route)>(StringComparer.Ordinal);
        foreach (EventReference type in acceptance.Types)
        {
            EquatableArray<EventTarget> targets = acceptance.TargetsOf(type);
            if (targets.Count == 1 && steps[targets[0].Step].IsPlain)
            {
                answers.Add(type.Identity, (targets[0].Step, -1));
            }
            else
            {
                answers.Add(type.Identity, (-1, routes.Count));
                routes.Add(new(type.Identity, targets, openers.JoinsOfType(type.Identity).ToEquatableArray()));
            }
        }

        var tests = new List<RouteTest>();
        tests.AddRange(acceptance.Types
            .Where(static type => !type.IsAbstract)
            .Select(type => Test(RouteTestForm.Exact, type)));
        tests.Add(new(RouteTestForm.Stop, KnownTypes.StopEventBase.Global, -1, -1));
        tests.Add(new(RouteTestForm.Request, KnownTypes.InputRequest.Global, -1, -1));
        tests.AddRange(acceptance.Types
            .Where(static type => !type.IsSealed && type.Kind != EventKind.CatchAll)
            .OrderByDescending(static type => type.Bases.Count)
            .Select(type => Test(RouteTestForm.Derived, type)));
        foreach (EventReference catchAll in acceptance.Types.Where(static type => type.Kind == EventKind.CatchAll))
        {
            if (!acceptance.Types.Any(static type => type.Kind == EventKind.Failure))
            {
                tests.Add(new(RouteTestForm.Refused, KnownTypes.StepFailed.Global, -1, -1));
            }

            tests.Add(Test(RouteTestForm.Any, catchAll));
        }

        return new(routes.ToEquatableArray(), tests.ToEquatableArray());

        RouteTest Test(RouteTestForm form, EventReference type) =>
            new(form, type.Identity, answers[type.Identity].Step, answers[type.Identity].Route);
    }
}
