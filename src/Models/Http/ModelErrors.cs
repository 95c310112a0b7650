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
            Kind.Authentication => new ModelAuthenticationException(origin.IsWithoutKey
                ? Text("does not accept the request", "It was sent without an ApiKey: set it in the options.")
                : Text("does not accept the key", "Check the key, and what it may be used for."))
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
            _ => new ModelRequestException(Text("refuses the request", AdviceFor(code, status, origin)))
            {
                Code = code, StatusCode = status, RequestId = origin.RequestId,
            },
        };
    }

    /// <summary>Whether a provider's word is of a failure that may pass.</summary>
    public static bool MayPass(string? code) => KindOf(code, status: null) is Kind.RateLimit or Kind.Overloaded or Kind.Server;

    private static string AdviceFor(string? code, int? status, WireOrigin origin) =>
        code is "context_length_exceeded" or "request_too_large" || status == 413 ? "Send less: a shorter conversation, smaller results or media."
        : code == "not_found_error" || status is 404 or 405 ? $"Is the name of the model right, and {origin.TheAddress}?"
        : "Change what is asked for.";

    // The provider's word says more than the status, and is all there is inside a stream.
    private static Kind KindOf(string? code, int? status) => code switch
    {
        // But some servers have one word for whatever fails: then the status says more.
        "api_error" when status is >= 400 and < 500 => KindOf(null, status),
        "insufficient_quota" or "billing_error" => Kind.Quota,
        "authentication_error" or "permission_error" or "invalid_api_key" or "permission_denied" => Kind.Authentication,
        "rate_limit_error" or "rate_limit_exceeded" or "too_many_requests" or "RESOURCE_EXHAUSTED" => Kind.RateLimit,
        "overloaded_error" or "server_is_overloaded" or "slow_down" or "engine_overloaded" or "UNAVAILABLE" => Kind.Overloaded,
        "api_error" or "server_error" or "internal_server_error" or "internal_error" or "timeout_error" or "vector_store_timeout" => Kind.Server,
        "not_found_error" or "request_too_large" or "context_length_exceeded" or "invalid_prompt" => Kind.Request,
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
