using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads the arguments of [Step].</summary>
internal static class StepPolicyParser
{
    public static StepPolicy Parse(IMethodSymbol method)
    {
        var policy = new StepPolicy();
        foreach (AttributeData data in method.GetAttributes())
        {
            if (KnownTypes.StepAttribute.Matches(data.AttributeClass))
            {
                policy = data.NamedArguments.Aggregate(policy, static (read, argument) => Read(read, argument.Key, TypeFacts.ValueOf(argument.Value)));
            }
        }

        return policy;
    }

    // An argument of another type is the compiler's to report.
    private static StepPolicy Read(StepPolicy policy, string name, object? value) => (name, value) switch
    {
        (nameof(StepPolicy.MaxConcurrency), int number) => policy with { MaxConcurrency = number },
        (nameof(StepPolicy.Retries), int number) => policy with { Retries = number },
        (nameof(StepPolicy.RetryDelay), int number) => policy with { RetryDelay = number },
        (nameof(StepPolicy.Backoff), double number) => policy with { Backoff = number },
        (nameof(StepPolicy.MaxRetryDelay), int number) => policy with { MaxRetryDelay = number },
        (nameof(StepPolicy.Jitter), double number) => policy with { Jitter = number },
        (nameof(StepPolicy.Timeout), int number) => policy with { Timeout = number },
        _ => policy,
    };
}
