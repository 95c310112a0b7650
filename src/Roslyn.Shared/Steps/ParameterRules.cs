namespace GenFlow.Roslyn;

/// <summary>What the parameters of a step must be together.</summary>
internal static class ParameterRules
{
    /// <summary>The first problem, and the index of the parameter that it is about; −1 where it is about none.</summary>
    public static (SignatureProblem Problem, int Parameter) Check(List<StepParameter> parameters)
    {
        int[] events = [.. Of(parameters, ParameterRole.Event)];
        int[] collected = [.. Of(parameters, ParameterRole.Collected)];
        return events.Length + collected.Length == 0 ? (SignatureProblem.NoEventParameter, -1)
            : events.Length > 0 && collected.Length > 0 ? (SignatureProblem.EventBesideCollected, events[0])
            : events.Length > 1 ? CheckEvents(parameters, events)
            : CheckCollected(parameters, collected);
    }

    private static (SignatureProblem Problem, int Parameter) CheckEvents(List<StepParameter> parameters, int[] events)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (int index in events)
        {
            EventReference taken = parameters[index].Event!;
            if (taken.Kind == EventKind.CatchAll || taken.IsFailure)
            {
                return (SignatureProblem.EventThatJoinsNothing, index);
            }

            if (!seen.Add(taken.Identity))
            {
                return (SignatureProblem.RepeatedEvent, index);
            }
        }

        return (SignatureProblem.None, -1);
    }

    private static (SignatureProblem Problem, int Parameter) CheckCollected(List<StepParameter> parameters, int[] collected)
    {
        foreach (int index in collected)
        {
            CollectSettings settings = parameters[index].Collect!;
            SignatureProblem problem = settings.Count < 0 ? SignatureProblem.NegativeCount
                : settings is { Count: > 0, Key: not null } ? SignatureProblem.CountWithKey
                : collected.Length > 1 && (settings.Count > 0 || settings.Key is not null) ? SignatureProblem.CountOrKeyOfSeveral
                : settings.From != parameters[collected[0]].Collect!.From ? SignatureProblem.CollectFromDiffers
                : SignatureProblem.None;
            if (problem != SignatureProblem.None)
            {
                return (problem, index);
            }
        }

        return (SignatureProblem.None, -1);
    }

    private static IEnumerable<int> Of(List<StepParameter> parameters, ParameterRole role) =>
        Enumerable.Range(0, parameters.Count).Where(index => parameters[index].Role == role);
}
