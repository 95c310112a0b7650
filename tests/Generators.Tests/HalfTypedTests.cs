using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

public class HalfTypedTests
{
    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EV08_Every_prefix_of_a_sample_token_by_token_generates_without_exception(string name)
    {
        string text = Samples.All[name];
        GeneratorSession session = Gen.Session("");
        int[] ends = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(static token => token.Span.End).Distinct()];
        Assert.NotEmpty(ends);
        foreach (int end in ends)
        {
            session.ReplaceFile("Test0.cs", text[..end]).Run().AssertSilent();
        }

        // What the edits led to is what a fresh start gives.
        Assert.Equal(Gen.Run(text).Sources, session.ReplaceFile("Test0.cs", text).Run().Sources);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EV08_Sample_without_any_one_token_generates_without_exception(string name)
    {
        string text = Samples.All[name];
        GeneratorSession session = Gen.Session("");
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens())
        {
            session.ReplaceFile("Test0.cs", text.Remove(token.SpanStart, token.Span.Length)).Run().AssertSilent();
        }
    }
}
