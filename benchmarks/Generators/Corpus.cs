using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Benchmarks.Generators;

/// <summary>Source of many workflows, each in a file of its own with its four steps and its four events: a union, plain
/// records and an enum inside the events, documentation, attributes with arguments.</summary>
internal static class Corpus
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13);

    private static readonly ImmutableArray<MetadataReference> s_references = References();

    /// <summary>A compilation of this many workflows that nothing has asked for a symbol yet.</summary>
    public static CSharpCompilation Create(int workflows) => CSharpCompilation.Create(
        "Corpus",
        Enumerable.Range(0, workflows).Select(static index => File(index, edit: 0)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The same with another line in the body of one step; as fresh.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int edit)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        int edited = trees.Length / 2;
        return compilation.ReplaceSyntaxTree(trees[edited], File(edited, edit));
    }

    private static SyntaxTree File(int index, int edit)
    {
        string number = index.ToString(CultureInfo.InvariantCulture);
        string text = Template.Replace("$i", number, StringComparison.Ordinal).Replace("$e", edit.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return CSharpSyntaxTree.ParseText(text, ParseOptions, $"Article{number}.cs");
    }

    private static ImmutableArray<MetadataReference> References()
    {
        string directory = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => string.Equals(Path.GetDirectoryName(path), directory, StringComparison.OrdinalIgnoreCase))
                .Append(typeof(Event).Assembly.Location)
                .Select(static path => MetadataReference.CreateFromFile(path)),
        ];
    }

    private const string Template = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using GenFlow;

        namespace Corpus.Articles$i;

        /// <summary>How much of it there is to be.</summary>
        public enum Length { Short, Medium, Long }

        /// <summary>Where a section stands.</summary>
        public sealed record Place(int Page, double Top);

        /// <summary>What an article is about.</summary>
        /// <param name="Topic">In a few words.</param>
        /// <param name="Headings">One for each section.</param>
        [Event]
        public sealed partial record Outline(string Topic, IReadOnlyList<string> Headings, Length Length = Length.Medium);

        /// <summary>A section to write.</summary>
        [Event]
        public partial record Section(int Index, string Heading, Place Place, IReadOnlyDictionary<string, Place>? Figures = null);

        /// <summary>A section that is written.</summary>
        [Event(Name = "Draft$i")]
        public partial record Draft(int Index, string Text, long Tokens, bool IsFinal)
        {
            /// <summary>What it was made from.</summary>
            public required IReadOnlyList<Place> Sources { get; init; }
        }

        /// <summary>How far it is.</summary>
        [StreamEvent]
        public abstract partial record Progress
        {
            /// <summary>A section has begun.</summary>
            public sealed partial record Started(int Index, string Heading) : Progress;

            /// <summary>A part of a section's text.</summary>
            public sealed partial record Token(int Index, string Text) : Progress;

            /// <summary>A section has ended.</summary>
            public sealed partial record Ended(int Index, long Tokens, Place? Place) : Progress;
        }

        /// <summary>Writes an article.</summary>
        [Workflow]
        public partial class ArticleWorkflow(int number)
        {
            private readonly int _number = number;

            [Step]
            public async Task<Outline> Plan(Context ctx, StartEvent<string> topic, CancellationToken cancellationToken)
            {
                await Task.Delay(_number, cancellationToken);
                return new Outline(topic.Input, Enumerable.Range(0, _number).Select(static index => "Heading " + index).ToList());
            }

            [Step]
            public async IAsyncEnumerable<Section> Split(Context ctx, Outline outline)
            {
                for (int index = 0; index < outline.Headings.Count; index++)
                {
                    await Task.Yield();
                    yield return new Section(index, outline.Headings[index], new Place(index, 0.5));
                }
            }

            [Step(MaxConcurrency = 4, Retries = 2), Publishes<Progress>]
            public async Task<Draft> Write(Context ctx, Section section)
            {
                ctx.WriteEventToStream(new Progress.Started(section.Index, section.Heading));
                var text = new StringBuilder("$e");
                foreach (string word in section.Heading.Split(' '))
                {
                    await Task.Yield();
                    text.Append(word).Append(' ');
                    ctx.WriteEventToStream(new Progress.Token(section.Index, word));
                }

                ctx.WriteEventToStream(new Progress.Ended(section.Index, text.Length, section.Place));
                return new Draft(section.Index, text.ToString(), text.Length, IsFinal: true) { Sources = [section.Place] };
            }

            [Step]
            public StopEvent<string> Join(Context ctx, [Collect] IReadOnlyList<Draft> drafts) =>
                new(string.Join("\n\n", drafts.Select(static draft => draft.Text)));

            private static string Title(Outline outline) => outline.Topic.ToUpperInvariant();
        }
        """;
}
