namespace GenFlow.RoslynTestKit.Tests;

public class AnalyzerVerifierTests
{
    private static readonly AnalyzerVerifier s_verifier = new(new LowerCaseClassAnalyzer());

    [Fact]
    public Task Analyzer_marked_spans_pass() => s_verifier.VerifyAsync("class {|KIT001:one|} { } class Two { }", "class {|KIT001:three|} { }");

    [Fact]
    public Task Analyzer_sees_generated_code() =>
        new AnalyzerVerifier(new LowerCaseClassAnalyzer(), new ClassListGenerator()).VerifyAsync("class {|KIT001:one|} { }");

    [Theory]
    [InlineData("class one { }")]
    [InlineData("class {|KIT001:One|} { }")]
    [InlineData("{|KIT001:class|} one { }")]
    [InlineData("class {|KIT002:one|} { }")]
    [InlineData("class {|KIT001:on|}e { }")]
    public async Task Analyzer_missing_extra_or_wrong_span_fails(string marked) =>
        await Assert.ThrowsAsync<VerificationException>(() => s_verifier.VerifyAsync(marked));

    [Fact]
    public async Task Analyzer_source_that_does_not_compile_fails() =>
        await Assert.ThrowsAsync<VerificationException>(() => s_verifier.VerifyAsync("class One : Missing { }"));

    [Fact]
    public Task Analyzer_allowed_error_passes() =>
        new AnalyzerVerifier(new LowerCaseClassAnalyzer()) { AllowedErrors = ["CS0246"] }.VerifyAsync("class One : Missing { }");
}
