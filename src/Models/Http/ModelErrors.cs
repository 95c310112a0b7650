namespace GenFlow.Models.Http;

/// <summary>From what providers report to typed errors.</summary>
internal static class ModelErrors
{
    public static ModelException Create(WireOrigin origin, string? code, string? message, int? status, TimeSpan? retryAfter)
    {
        string said = string.IsNullOrEmpty(message) ? "" : $": {message.TrimEnd('.')}";
        string how = code is null && status is null ? "" : $" [{string.Join(", ", new[] { status?.ToString(System.Globalization.CultureInfo.InvariantCulture), code }.Where(static part => part is not null))}]";
        string Text(string what, string advice) => $"{origin.Provider} {what}{how}{said}. {advice}{origin.Request}";
        string after = retryAfter is { } wait ? $" after {wait.TotalSeconds.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} s" : "";
        return KindOf(code, status) switch
        {
            Kind.Authentication => new ModelAuthenticationException(Text("does not accept the key", "Check the key, and what it may be used for."))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId,
            },
            Kind.Quota => new ModelRateLimitException(Text("says that the quota is used up", "Add credit or another key: waiting does not help."))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId, RetryAfter = retryAfter,
            },
            Kind.RateLimit => new ModelRateLimitException(Text("limits the rate of requests", $"Send fewer at once, or try again{after}."))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId, RetryAfter = retryAfter, IsTransient = true,
            },
            Kind.Overloaded => new ModelOverloadedException(Text("is overloaded", $"The same request may succeed{(after.Length > 0 ? after : " later")}."))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId, RetryAfter = retryAfter, IsTransient = true,
            },
            Kind.Server => new ModelServerException(Text("has failed", "The same request may succeed again."))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId, RetryAfter = retryAfter, IsTransient = true,
            },
            _ => new ModelRequestException(Text("refuses the request", "Change what is asked for."))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId,
            },
        };
    }

    // The provider's word says more than the status, and is all there is inside a stream.
    private static Kind KindOf(string? code, int? status) => code switch
    {
        "insufficient_quota" or "billing_error" => Kind.Quota,
        "authentication_error" or "permission_error" or "invalid_api_key" or "permission_denied" => Kind.Authentication,
        "rate_limit_error" or "rate_limit_exceeded" or "too_many_requests" or "RESOURCE_EXHAUSTED" => Kind.RateLimit,
        "overloaded_error" or "server_is_overloaded" or "slow_down" or "engine_overloaded" or "UNAVAILABLE" => Kind.Overloaded,
        "api_error" or "server_error" or "internal_server_error" or "internal_error" or "timeout_error" or "vector_store_timeout" => Kind.Server,
        "not_found_error" or "request_too_large" or "context_length_exceeded" or "invalid_prompt" => Kind.Request,

        // Some servers have this word for every error: only a status that says no more leaves it its meaning.
        "invalid_request_error" when status is not (401 or 402 or 403 or 408 or 429 or >= 500) => Kind.Request,
        _ => status switch
        {
            401 or 403 => Kind.Authentication,
            402 => Kind.Quota,
            429 => Kind.RateLimit,
            503 or 529 => Kind.Overloaded,
            408 or 409 or >= 500 => Kind.Server,

            // Inside a stream the request was accepted: what went wrong then, went wrong there.
            null => Kind.Server,
            _ => Kind.Request,
        },
    };

    private enum Kind
    {
        Authentication,
        Quota,
        RateLimit,
        Overloaded,
        Server,
        Request,
    }
}
