using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Analyzers.Tests;

/// <summary>Unions of a referenced assembly are as closed as those of the compilation.</summary>
public class ReferencedUnionTests
{
    [Fact]
    public async Task Switch_that_misses_a_case_of_another_assembly_is_reported()
    {
        ImmutableArray<Diagnostic> found = await OverReferenceAsync("""
            public static class C
            {
                public static int All(Chat chat) => chat switch { Chat.Token => 1, Chat.Done => 2, Chat.Failed => 3 };
                public static int Some(Chat chat) => chat switch { Chat.Token => 1, Chat.Done => 2 };
            }
            """);

        Diagnostic one = Assert.Single(found);
        Assert.Equal("GF4001", one.Id);
        Assert.Equal("The switch over 'Chat' misses 'Chat.Cut', 'Chat.Refused'", one.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Record_that_derives_from_a_union_of_another_assembly_is_reported()
    {
        ImmutableArray<Diagnostic> found = await OverReferenceAsync("[StreamEvent] public sealed partial record Late : Chat;", "CS0534");

        Diagnostic one = Assert.Single(found);
        Assert.Equal("GF3009", one.Id);
        Assert.Contains("only its own assembly can add cases", one.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capture_in_a_match_of_another_assembly_is_reported() => Assert.Equal(
        "GF4002",
        Assert.Single(await OverReferenceAsync("""
            public static class C
            {
                public static int Of(Chat chat, int most) => chat.Match(token: _ => most, done: d => d.Count, refused: _ => 1, cut: _ => 2);
            }
            """)).Id);

    private static async Task<ImmutableArray<Diagnostic>> OverReferenceAsync(string source, params string[] errors)
    {
        using var image = new MemoryStream();
        Assert.True(Analysis.Compile(UnionSource.Chat, null).WithAssemblyName("Library").Emit(image).Success);
        CSharpCompilation compilation = Analysis.Compile(source, null, MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Equal(errors, Analysis.Errors(compilation));
        return await Analysis.OfAllRules(compilation);
    }
}
