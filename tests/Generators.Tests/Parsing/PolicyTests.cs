using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

public class PolicyTests
{
    [Fact]
    public void Policy_without_arguments_is_what_the_attribute_says()
    {
        var attribute = new StepAttribute();

        Assert.Equal(
            new StepPolicy(
                attribute.MaxConcurrency, attribute.Retries, attribute.RetryDelay, attribute.Backoff, attribute.MaxRetryDelay, attribute.Jitter, attribute.Timeout),
            Policy("[Step]"));
        Assert.Empty(Policy("[Step]").Invalid);
        Assert.False(Policy("[Step]").HasRetry);
    }

    [Fact]
    public void Policy_arguments_are_read() =>
        Assert.Equal(
            new StepPolicy(3, 2, 100, 1.5, 5000, 0.25, 50),
            Policy("[Step(MaxConcurrency = 3, Retries = 2, RetryDelay = 100, Backoff = 1.5, MaxRetryDelay = 5000, Jitter = 0.25, Timeout = 50)]"));

    [Fact]
    public void Policy_arguments_that_convert_are_read() =>
        Assert.Equal(new StepPolicy(Retries: 'a', Backoff: 3, Jitter: 1), Policy("[Step(Retries = 'a', Backoff = 3, Jitter = 1f)]"));

    [Theory]
    [InlineData("MaxConcurrency = -1", "MaxConcurrency")]
    [InlineData("Retries = -1", "Retries")]
    [InlineData("RetryDelay = -1", "RetryDelay")]
    [InlineData("Backoff = 0.99", "Backoff")]
    [InlineData("Backoff = 0", "Backoff")]
    [InlineData("Backoff = double.NaN", "Backoff")]
    [InlineData("Backoff = double.PositiveInfinity", "Backoff")]
    [InlineData("MaxRetryDelay = -1", "MaxRetryDelay")]
    [InlineData("Jitter = -0.1", "Jitter")]
    [InlineData("Jitter = 1.1", "Jitter")]
    [InlineData("Jitter = double.NaN", "Jitter")]
    [InlineData("Timeout = int.MinValue", "Timeout")]
    [InlineData("Timeout = -1, Retries = -1, Jitter = 2", "Timeout, Retries, Jitter")]
    [InlineData("Backoff = 1, Jitter = 1", "")]
    public void Policy_argument_out_of_range_is_named_and_the_step_stays_one(string arguments, string invalid)
    {
        StepSignature step = Parsed.Step($"[Step({arguments})] void X(A a) {{ }}");

        Assert.True(step.IsStep);
        Assert.Equal(invalid, string.Join(", ", step.Policy.Invalid));
        Assert.Equal(step.Policy.Invalid.Any(static name => name is not ("MaxConcurrency" or "Timeout")), step.Policy.HasRetry);
    }

    [Theory]
    [InlineData("Retries = 2", true)]
    [InlineData("Retries = -2", true)]
    [InlineData("Timeout = 1", false)]
    [InlineData("Timeout = -1", false)]
    [InlineData("MaxConcurrency = 1", false)]
    [InlineData("MaxConcurrency = -1", false)]
    public void Step_is_plain_unless_limited_or_timed(string arguments, bool isPlain) =>
        Assert.Equal(isPlain, Parsed.Step($"[Step({arguments})] void X(A a) {{ }}").IsPlain);

    [Theory]
    [InlineData("Retries = 2", "{ Retry = new global::GenFlow.CompilerServices.RetryPolicy(2, 0, 2d, 30000, 0d) }")]
    [InlineData("Retries = 2, RetryDelay = 10, Backoff = 1.5, MaxRetryDelay = 99, Jitter = 0.1", "{ Retry = new global::GenFlow.CompilerServices.RetryPolicy(2, 10, 1.5d, 99, 0.1d) }")]
    [InlineData("Retries = -1", "{ Retry = new global::GenFlow.CompilerServices.RetryPolicy(-1, 0, 2d, 30000, 0d) }")]
    [InlineData("Backoff = double.NaN", "{ Retry = new global::GenFlow.CompilerServices.RetryPolicy(0, 0, double.NaN, 30000, 0d) }")]
    [InlineData("Backoff = double.NegativeInfinity", "{ Retry = new global::GenFlow.CompilerServices.RetryPolicy(0, 0, double.NegativeInfinity, 30000, 0d) }")]
    [InlineData("Retries = 1, Backoff = 1e300, Jitter = 5e-324", "{ Retry = new global::GenFlow.CompilerServices.RetryPolicy(1, 0, 1E+300d, 30000, 5E-324d) }")]
    [InlineData("RetryDelay = 10", "")]
    [InlineData("MaxConcurrency = -1, Timeout = -2", "{ MaxConcurrency = -1, Timeout = -2 }")]
    [InlineData("MaxConcurrency = 2, Retries = 1, Timeout = 3", "{ MaxConcurrency = 2, Retry = new global::GenFlow.CompilerServices.RetryPolicy(1, 0, 2d, 30000, 0d), Timeout = 3 }")]
    public void Policy_is_written_as_it_was_declared(string arguments, string written) =>
        Assert.Contains(
            $"StepDefinition(\"X\"){(written.Length == 0 ? "" : " " + written)}, // 0",
            Gen.Compile($"using GenFlow; [Workflow] public partial class W {{ [Step({arguments})] public void X(StartEvent s) {{ }} }}").Source("W."),
            StringComparison.Ordinal);

    private static StepPolicy Policy(string attribute) => Parsed.Step($"{attribute} void X(A a) {{ }}").Policy;
}
