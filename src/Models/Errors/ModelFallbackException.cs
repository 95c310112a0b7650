using System.Globalization;

namespace GenFlow.Models;

/// <summary>All clients of a <see cref="FallbackChatClient"/> that may be asked have failed. Transient where one of them may
/// succeed later.</summary>
public sealed class ModelFallbackException : ModelException
{
    internal ModelFallbackException(IReadOnlyList<ModelFailure> failures)
        : base(MessageOf(failures), new AggregateException(failures.Select(static failure => failure.Error)))
    {
        Failures = failures;
        IsTransient = failures.Any(static failure => FailureReasons.IsTransient(failure.Error));
        RetryAfter = WaitOf(failures);
    }

    /// <summary>What each client failed with, in the order in which they were asked.</summary>
    public IReadOnlyList<ModelFailure> Failures { get; }

    private static string MessageOf(IReadOnlyList<ModelFailure> failures)
    {
        string list = string.Join(" ", failures.Select(static (failure, index) => string.Create(
            CultureInfo.InvariantCulture, $"{index + 1}. {failure.Client}: {FailureReasons.Of(failure.Error)}")));
        string advice = !failures.Any(static failure => FailureReasons.IsTransient(failure.Error)) ? "Waiting does not help: change what each of them says."
            : WaitOf(failures) is { } wait ? string.Create(CultureInfo.InvariantCulture, $"Try again after {wait.TotalSeconds:0.#} s.")
            : "The same request may succeed later.";
        return $"None of the {failures.Count} models that were asked has answered. {list} {advice}";
    }

    // The first that may succeed counts; one that does not say when may do so at once.
    private static TimeSpan? WaitOf(IReadOnlyList<ModelFailure> failures)
    {
        TimeSpan? least = null;
        foreach (ModelFailure failure in failures.Where(static failure => FailureReasons.IsTransient(failure.Error)))
        {
            if (failure.Error is not ModelException { RetryAfter: { } wait })
            {
                return null;
            }

            least = least is null || wait < least ? wait : least;
        }

        return least;
    }
}
