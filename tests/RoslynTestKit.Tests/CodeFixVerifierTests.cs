namespace GenFlow.RoslynTestKit.Tests;

public class CodeFixVerifierTests
{
    private static readonly CodeFixVerifier s_verifier = new(new LowerCaseClassAnalyzer(), new CapitalizeClassFix());

    [Fact]
    public Task Fix_is_applied_to_each_place() => s_verifier.VerifyFixAsync("class {|KIT001:one|} { } class two { }", "class One { } class Two { }");

    [Fact]
    public Task Fix_all_is_applied_at_once() => s_verifier.VerifyFixAllAsync("class one { } class two { }", "class One { } class Two { }");

    [Fact]
    public Task Fix_not_offered_passes_where_none_is_expected() => s_verifier.VerifyNoFixAsync("class o { }");

    [Fact]
    public async Task Fix_offered_fails_where_none_is_expected() =>
        await Assert.ThrowsAsync<VerificationException>(() => s_verifier.VerifyNoFixAsync("class one { }"));

    [Fact]
    public async Task Fix_with_another_result_fails() =>
        await Assert.ThrowsAsync<VerificationException>(() => s_verifier.VerifyFixAsync("class one { }", "class ONE { }"));

    [Fact]
    public async Task Fix_not_offered_fails_where_one_is_expected() =>
        await Assert.ThrowsAsync<VerificationException>(() => s_verifier.VerifyFixAsync("class One { }", "class One { }"));

    [Fact]
    public Task Fix_sees_generated_code() =>
        new CodeFixVerifier(new LowerCaseClassAnalyzer(), new CapitalizeClassFix(), new ClassListGenerator()).VerifyFixAsync("class one { }", "class One { }");
}
