namespace GenFlow.Roslyn;

/// <summary>Finds what a workflow's runs can be started with, from what its steps accept and nothing produces.</summary>
internal static class InputInference
{
    private sealed record Candidate(InputForm Form, EventReference? Event)
    {
        public string Argument => Form switch
        {
            InputForm.None => KnownTypes.StartEvent.Global,
            InputForm.Payload => Event!.Payload!,
            _ => Event!.Name,
        };

        public string Identity => Form switch
        {
            InputForm.None => KnownTypes.StartEvent.Global,
            InputForm.Payload => Event!.PayloadIdentity!,
            _ => Event!.Identity,
        };

        public Reach Reach => Event?.Reach ?? Reach.Public;
    }

    public static EquatableArray<InputModel> Infer(IReadOnlyCollection<StepSignature> steps, Reach result, bool isGeneric)
    {
        Candidate[] candidates = [.. Candidates(steps)
            .OrderBy(static candidate => candidate.Form)
            .ThenBy(static candidate => candidate.Identity, StringComparer.Ordinal)
            .ThenBy(static candidate => candidate.Argument, StringComparer.Ordinal)];
        Candidate[] inputs = [.. WithoutEqualArguments(candidates)];
        if (inputs.Length == 0)
        {
            inputs = [new(InputForm.None, null)];
        }

        // The interfaces of a generic class could become one when its type arguments are given.
        bool implements = !isGeneric || inputs.Length == 1;
        return inputs.Select(input => Model(input, result, implements, inputs)).ToEquatableArray();
    }

    private static IEnumerable<Candidate> Candidates(IReadOnlyCollection<StepSignature> steps)
    {
        // An event that is only ever one of several waits for others that nothing would lead to.
        EventReference[] accepted = [.. steps
            .SelectMany(static step => step.Parameters)
            .Where(static parameter => parameter.Role == ParameterRole.Event && (parameter.Slot < 0 || parameter.Event!.IsStart))
            .Select(static parameter => parameter.Event!)];
        EventReference[] produced = [.. steps.SelectMany(static step => step.Outputs)];

        foreach (EventReference taken in accepted)
        {
            switch (taken.Kind)
            {
                case EventKind.Start:
                    yield return new(InputForm.None, taken);
                    break;
                case EventKind.StartWithInput:
                    yield return new(InputForm.Payload, taken);
                    break;
                case EventKind.StartRecord:
                    yield return new(InputForm.StartRecord, taken);
                    break;
                case EventKind.Ordinary when !produced.Any(output => output.Is(taken) || taken.Is(output)):
                    yield return new(InputForm.Event, taken);
                    break;
            }
        }

        if (accepted.Any(static taken => taken.Kind == EventKind.CatchAll) && !accepted.Any(static taken => taken.IsStart))
        {
            yield return new(InputForm.None, null);
        }
    }

    // Two overloads with one parameter type cannot stand side by side; the one without an argument can.
    private static IEnumerable<Candidate> WithoutEqualArguments(IEnumerable<Candidate> candidates)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Candidate candidate in candidates)
        {
            if (seen.Add(candidate.Form == InputForm.None ? "" : candidate.Identity))
            {
                yield return candidate;
            }
        }
    }

    private static InputModel Model(Candidate input, Reach result, bool implements, Candidate[] inputs)
    {
        Reach reach = input.Reach < result ? input.Reach : result;
        bool isTaken = input.Form == InputForm.None && inputs.Any(other => other.Form != InputForm.None && other.Identity == input.Identity);
        InterfaceForm form = !implements || isTaken ? InterfaceForm.None
            : input.Form == InputForm.None || reach != Reach.Public ? InterfaceForm.Explicit
            : InterfaceForm.Implicit;
        return new(input.Form, input.Argument, input.Event?.Name ?? KnownTypes.StartEvent.Global, Modifier(reach), form);
    }

    private static string Modifier(Reach reach) => reach switch
    {
        Reach.Public => "public",
        Reach.Internal => "internal",
        _ => "private",
    };
}
