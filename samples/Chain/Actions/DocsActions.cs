using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DocsChain.Documents;
using DocsChain.Search;
using GenFlow.Agents;
using GenFlow.Models;
using Shared;

namespace DocsChain.Actions;

/// <summary>How both agents look things up. Reads are eager: they run while the message goes on.</summary>
internal sealed partial class DocsActions(SearchIndex index)
{
    private const int LongestSection = 8_000;

    #region search
    /// <summary>Searches the documentation, the best sections first. A section is found that has one of the words; "phrases in
    /// quotes" it must have; "stream*" finds whatever begins so.</summary>
    [Action(Eager = true)]
    public ActionResult<IReadOnlyList<Hit>> Search(
        [Description("Words of the subject, not a sentence"), Length(1, 200)] string query,
        [Description("How many sections at most"), Range(1, 20)] int limit = 6)
    {
        IReadOnlyList<Found> found = index.Search(query, limit);
        return new([.. found.Select(static found => new Hit(found.Section.Id, found.Section.Title, found.Snippet.Text, found.Snippet.Words))])
        {
            Summary = found is [var best, ..] ? $"{Amount.Of(found.Count, "section")}, first {best.Section.Id}" : "nothing found",
            Sources = [.. found.Select(static found => new Source(found.Section.Title, found.Section.Id, found.Snippet.Text))],
        };
    }
    #endregion

    /// <summary>Reads a section as it stands there.</summary>
    [Action(Eager = true)]
    public ActionResult<string> ReadSection([Description("The id of a section, as search gives it")] string id)
    {
        Section section = index.Find(id) ?? throw new KeyNotFoundException($"There is no section '{id}': search gives the ids of sections.");
        bool isCut = section.Text.Length > LongestSection;
        string text = isCut ? $"{section.Text[..LongestSection]}\n[The rest of {section.Text.Length} characters is left out.]" : section.Text;
        return new(text) { Summary = Amount.Of(section.Text.Split('\n').Length, "line"), Sources = [new Source(section.Title, section.Id)] };
    }
}
