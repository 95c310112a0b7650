using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

public class DocumentationTests
{
    /// <summary>A build without a documentation file parses none of them.</summary>
    public static TheoryData<DocumentationMode> Modes => [DocumentationMode.None, DocumentationMode.Parse, DocumentationMode.Diagnose];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Summary_is_found_however_the_file_is_parsed(DocumentationMode mode)
    {
        INamedTypeSymbol type = Type("""
            // Not this.
            /// <summary>
            /// A section
            ///   of a document.
            /// </summary>
            /// <remarks>Nor this.</remarks>
            [Obsolete]
            public class T
            {
                /** <summary>Where it
                  * begins.</summary> */
                public int Start { get; set; }

                /// <summary>How long it is.</summary>
                public int Length;

                //// <summary>Switched off.</summary>
                public int Off { get; set; }

                /*** <summary>No documentation either.</summary> */
                public int Stars { get; set; }
            }
            """, mode);

        Assert.Equal("A section of a document.", Of(type));
        Assert.Equal("Where it begins.", Of(Member(type, "Start")));
        Assert.Equal("How long it is.", Of(Member(type, "Length")));
        Assert.Null(Of(Member(type, "Off")));
        Assert.Null(Of(Member(type, "Stars")));
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Positional_parameter_and_its_property_have_the_owners_text(DocumentationMode mode)
    {
        INamedTypeSymbol type = Type("""
            /// <summary>A point.</summary>
            /// <param name="XX">Not this.</param>
            /// <param  name = 'X' >How far to the right.</param>
            /// <param name="Y"/>
            public record T(int X, int Y)
            {
                /// <summary>Of its own.</summary>
                public int X2 { get; init; }
            }
            """, mode);

        Assert.Equal("A point.", Of(type));
        Assert.Equal("How far to the right.", Of(Member(type, "X")));
        Assert.Equal("How far to the right.", Of(Parameter(type, "X")));
        Assert.Null(Of(Member(type, "Y")));
        Assert.Equal("Of its own.", Of(Member(type, "X2")));
    }

    [Fact]
    public void Parameter_of_a_written_constructor_has_that_constructors_text()
    {
        INamedTypeSymbol type = Type("""
            public class T
            {
                /// <summary>Makes one.</summary>
                /// <param name="size">In bytes.</param>
                public T(int size) { }
            }
            """);

        Assert.Equal("In bytes.", Of(Parameter(type, "size")));
    }

    [Fact]
    public void Enum_and_its_members_have_their_summaries()
    {
        INamedTypeSymbol type = Type("""
            /// <summary>How urgent.</summary>
            public enum T
            {
                /// <summary>Can wait.</summary>
                Low,
                High,
            }
            """);

        Assert.Equal("How urgent.", Of(type));
        Assert.Equal("Can wait.", Of(Member(type, "Low")));
        Assert.Null(Of(Member(type, "High")));
    }

    [Fact]
    public void Description_attribute_wins_on_either_half_of_a_positional_parameter()
    {
        INamedTypeSymbol type = Type("""
            /// <summary>Comment.</summary>
            /// <param name="A">Comment.</param>
            /// <param name="B">Comment.</param>
            /// <param name="C">Comment.</param>
            [System.ComponentModel.Description("Attribute\n of the type.")]
            public record T(
                [System.ComponentModel.Description("On the parameter.")] int A,
                [property: System.ComponentModel.Description("On the property.")] int B,
                [System.ComponentModel.Description("  ")] int C);
            """);

        Assert.Equal("Attribute of the type.", Of(type));
        Assert.Equal("On the parameter.", Of(Parameter(type, "A")));
        Assert.Equal("On the parameter.", Of(Member(type, "A")));
        Assert.Equal("On the property.", Of(Parameter(type, "B")));
        Assert.Equal("On the property.", Of(Member(type, "B")));
        Assert.Equal("Comment.", Of(Member(type, "C")));
    }

    [Fact]
    public void Description_attribute_of_another_namespace_is_none() =>
        Assert.Null(Of(Type("[Mine.Description(\"no\")] public class T; namespace Mine { class DescriptionAttribute(string text) : System.Attribute { string Text => text; } }")));

    [Theory]
    [InlineData("""See <see cref="System.Text.StringBuilder"/>.""", "See StringBuilder.")]
    [InlineData("""See <see cref="M:Space.Type{System.Int32}.Method(System.String,Space.Other)"/>.""", "See Method.")]
    [InlineData("""See <see cref="System.Collections.Generic.List{Space.Item}"/>.""", "See List.")]
    [InlineData("""See <see cref="T:Space.List`1"/>.""", "See List.")]
    [InlineData("""See <see cref="X">the label</see>.""", "See the label.")]
    [InlineData("""Or <see langword="null"/>, <paramref name="size"/>, <typeparamref name="T"/>, <see href="https://a.b/c.d"/>.""", "Or null, size, T, https://a.b/c.d.")]
    [InlineData("<c>code</c> and <b>bold <i>both</i></b>.", "code and bold both.")]
    [InlineData("<para>One.</para><para>Two.</para>Three.", "One. Two. Three.")]
    [InlineData("<list><item><term>a</term><description>b</description></item><item>c</item></list>", "a b c")]
    [InlineData("a &lt; b &amp;&amp; c <![CDATA[<d>]]> <!-- not this -->", "a < b && c <d>")]
    [InlineData("tab\tand\u00a0no-break", "tab and no-break")]
    [InlineData(" ", null)]
    [InlineData("<inheritdoc/>", null)]
    [InlineData("a < b", null)]
    [InlineData("<b>never closed", null)]
    [InlineData("&undefined;", null)]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>&a;", null)]
    public void Markup_becomes_plain_text_and_malformed_markup_nothing(string summary, string? expected) =>
        Assert.Equal(expected, Of(Type($"/// <summary>{summary}</summary>\npublic class T;")));

    [Theory]
    [InlineData("")]
    [InlineData("/// Text without an element.\n")]
    [InlineData("/// <summary>Never closed.\n")]
    [InlineData("/// <summary\n")]
    [InlineData("/// <summary/>\n")]
    [InlineData("/// <inheritdoc/>\n")]
    [InlineData("/// <summaryX>Another element.</summaryX>\n")]
    [InlineData("/**/\n")]
    [InlineData("/***/\n")]
    [InlineData("/** <summary>Never closed")]
    public void Without_a_whole_summary_there_is_no_text(string comment)
    {
        foreach (DocumentationMode mode in new[] { DocumentationMode.None, DocumentationMode.Diagnose })
        {
            CSharpCompilation compilation = Compilation(comment + "public class T;", mode);
            Assert.Null(compilation.GetTypeByMetadataName("T") is { } type ? Of(type) : null);
        }
    }

    [Fact]
    public void Long_text_is_cut_between_characters()
    {
        string text = Of(Type($"/// <summary>{new string('a', DocumentationXml.MaxLength - 2)}😀{new string('b', 50)}</summary>\npublic class T;"))!;

        Assert.Equal(new string('a', DocumentationXml.MaxLength - 2) + "…", text);
        Assert.Equal(DocumentationXml.MaxLength, Of(Type($"/// <summary>{new string('a', DocumentationXml.MaxLength)}</summary>\npublic class T;"))!.Length);
    }

    [Fact]
    public void Deeply_nested_markup_ends_nothing()
    {
        string nested = string.Concat(Enumerable.Repeat("<b>", 2_000)) + "deep" + string.Concat(Enumerable.Repeat("</b>", 2_000));

        Assert.Equal("deep", Of(Type($"/// <summary>{nested}</summary>\npublic class T;", DocumentationMode.None)));
    }

    [Fact]
    public void Partial_type_has_the_text_of_the_part_that_has_one() =>
        Assert.Equal("Second.", Of(Type("public partial class T; /// <summary>Second.</summary>\npublic partial class T;".Replace("; ///", ";\n///", StringComparison.Ordinal))));

    [Fact]
    public void Type_of_a_reference_has_the_text_of_its_documentation_file()
    {
        var documentation = XmlDocumentationProvider.CreateFromBytes("""
            <doc><members>
              <member name="T:T"><summary>Of the file.</summary><param name="X">Right.</param></member>
            </members></doc>
            """u8.ToArray());
        using var image = new MemoryStream();
        Assert.True(Compilation("public record T(int X);", DocumentationMode.None).Emit(image).Success);
        CSharpCompilation user = TestCompilation.Create("User", [], MetadataReference.CreateFromImage(image.ToArray(), documentation: documentation));
        INamedTypeSymbol type = user.GetTypeByMetadataName("T")!;

        Assert.Equal("Of the file.", Of(type));
        Assert.Equal("Right.", Of(Parameter(type, "X")));
        Assert.Equal("Right.", Of(Member(type, "X")));
    }

    private static string? Of(ISymbol symbol) => Documentation.Of(symbol, CancellationToken.None);

    private static INamedTypeSymbol Type(string source, DocumentationMode mode = DocumentationMode.Parse) => Compilation(source, mode).GetTypeByMetadataName("T")!;

    private static CSharpCompilation Compilation(string source, DocumentationMode mode) => CSharpCompilation.Create(
        "Documented",
        [CSharpSyntaxTree.ParseText("using System;\n" + source, TestCompilation.ParseOptions.WithDocumentationMode(mode))],
        TestReferences.All,
        TestCompilation.Options);

    private static ISymbol Member(INamedTypeSymbol type, string name) => Assert.Single(type.GetMembers(name));

    private static IParameterSymbol Parameter(INamedTypeSymbol type, string name) =>
        type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Single(parameter => parameter.Name == name);
}
