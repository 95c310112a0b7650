using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests.Actions;

public class ActionHalfTypedTests
{
    [Theory]
    [MemberData(nameof(ActionSamples.Names), MemberType = typeof(ActionSamples))]
    public void Every_prefix_of_a_sample_token_by_token_generates_without_exception(string name)
    {
        string text = ActionSamples.All[name];
        GeneratorSession session = ActionGen.Session("");
        int[] ends = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(static token => token.Span.End).Distinct()];
        Assert.NotEmpty(ends);
        foreach (int end in ends)
        {
            session.ReplaceFile("Test0.cs", text[..end]).Run().AssertSilent();
        }

        // What the edits led to is what a fresh start gives.
        Assert.Equal(ActionGen.Run(text).Sources, session.ReplaceFile("Test0.cs", text).Run().Sources);
    }

    [Theory]
    [MemberData(nameof(ActionSamples.Names), MemberType = typeof(ActionSamples))]
    public void Sample_without_any_one_token_generates_without_exception(string name)
    {
        string text = ActionSamples.All[name];
        GeneratorSession session = ActionGen.Session("");
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens())
        {
            session.ReplaceFile("Test0.cs", text.Remove(token.SpanStart, token.Span.Length)).Run().AssertSilent();
        }
    }
}
