using GenFlow;
using Quickstart.Analysis;
using Quickstart.Reading;

namespace Quickstart;

/// <summary>Says what each section of a document is about, and which sentences of the document tell most.</summary>
#region workflow
[Workflow]
public partial class DocumentWorkflow
{
    // Fan-out: a section is worked on while the rest of the file is still being read.
    [Step]
    public IAsyncEnumerable<Section> Split(Context ctx, StartEvent<string> path) =>
        Markdown.SectionsAsync(TextFile.ReadLinesAsync(path.Input, ctx.CancellationToken));

    // A branch for each section. The thread pool runs about as many at once as there are processors.
    [Step, Publishes<Progress>]
    public CountedSection Count(Context ctx, Section section)
    {
        CountedSection counted = WordCount.Of(section);
        ctx.WriteEventToStream(new Progress.Counted(section.Number, section.Title, counted.Words));
        return counted;
    }

    // Fan-in: every section, in the order of the file. A word tells more the fewer sections use it, so this is known
    // only now; then the sections go on side by side.
    [Step]
    public IEnumerable<WeighedSection> Weigh([Collect] IReadOnlyList<CountedSection> sections)
    {
        var rarity = new Rarity(sections);
        return sections.Select(section => new WeighedSection(section, rarity));
    }

    [Step, Publishes<Progress>]
    public SectionReport Rank(Context ctx, WeighedSection section)
    {
        SectionReport report = Ranking.Of(section);
        ctx.WriteEventToStream(new Progress.Ranked(report.Number, report.Title, report.TellingWords));
        return report;
    }

    // The result of the run, typed from here to the caller.
    [Step]
    public StopEvent<DocumentReport> Join([Collect] IReadOnlyList<SectionReport> sections) =>
        new(new DocumentReport(sections));
}
#endregion
