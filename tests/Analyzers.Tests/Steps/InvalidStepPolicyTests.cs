namespace GenFlow.Analyzers.Tests;

public class InvalidStepPolicyTests
{
    [Theory]
    [InlineData("{|GF1011:MaxConcurrency = -1|}")]
    [InlineData("{|GF1011:Retries = -1|}")]
    [InlineData("Retries = 1, {|GF1011:RetryDelay = -5|}")]
    [InlineData("{|GF1011:Backoff = 0.5|}")]
    [InlineData("{|GF1011:Backoff = double.NaN|}")]
    [InlineData("{|GF1011:Backoff = double.PositiveInfinity|}")]
    [InlineData("{|GF1011:MaxRetryDelay = -1|}")]
    [InlineData("{|GF1011:Jitter = 1.5|}")]
    [InlineData("{|GF1011:Jitter = -0.1|}")]
    [InlineData("{|GF1011:Timeout = Limit|}")]
    [InlineData("{|GF1011:Retries = -1|}, Backoff = 1, {|GF1011:Timeout = -1|}")]
    public Task Argument_out_of_range_is_reported(string arguments) => Rule<InvalidStepPolicy>.Reports(Step(arguments));

    [Theory]
    [InlineData("MaxConcurrency = 0")]
    [InlineData("Retries = 3, RetryDelay = 0, Backoff = 1, MaxRetryDelay = 0, Jitter = 1, Timeout = 0")]
    [InlineData("Jitter = 0")]
    [InlineData("")]
    public Task Argument_in_range_is_not_reported(string arguments) => Rule<InvalidStepPolicy>.Reports(Step(arguments));

    [Theory]
    [InlineData("Retries = ")]
    [InlineData("Retries = \"-1\"")]
    [InlineData("Retries = Missing")]
    public Task Argument_that_the_compiler_refuses_is_not_reported(string arguments) =>
        Rule<InvalidStepPolicy>.Reports(["CS1525", "CS0029", "CS0103"], Step(arguments));

    [Fact]
    public Task Step_of_a_base_is_reported_where_it_is_declared() => Rule<InvalidStepPolicy>.Reports("""
        public abstract class Base { [Step({|GF1011:Retries = -1|})] protected void S(StepFailed failed) { } }
        [Workflow] public partial class One : Base { [Step] public StopEvent Go(StartEvent s) => new(); }
        [Workflow] public partial class Two : Base { [Step] public StopEvent Go(StartEvent s) => new(); }
        """);

    [Fact]
    public Task Partial_method_is_reported_once() => Rule<InvalidStepPolicy>.Reports("""
        [Workflow] public partial class W { [Step({|GF1011:Retries = -1|})] public partial StopEvent S(StartEvent s); public partial StopEvent S(StartEvent s) => new(); }
        """);

    private static string Step(string arguments) => $$"""
        [Workflow]
        public partial class W
        {
            private const int Limit = -100;

            [Step({{arguments}})] public StopEvent S(StartEvent s) => new();
        }
        """;
}
