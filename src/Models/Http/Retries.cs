using Polly;
using Polly.Retry;

namespace GenFlow.Models.Http;

/// <summary>When a request is sent again, and after what wait.</summary>
internal static class Retries
{
    public static ResiliencePipeline Create(HttpModelOptions options) => options.MaxRetries == 0 ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
                ShouldHandle = arguments => new(arguments.Outcome.Exception is ModelException { IsTransient: true } error
                    && (error.RetryAfter is not { } wait || wait <= options.MaxRetryDelay)),
                DelayGenerator = static arguments => new((arguments.Outcome.Exception as ModelException)?.RetryAfter),
            })
            .Build();
}
