using System.ComponentModel.DataAnnotations;
using DocsChain.Search;
using GenFlow.Agents;
using Shared;

namespace DocsChain.Actions;

/// <summary>How the search ends.</summary>
internal sealed partial class SearchExit(SearchIndex index)
{
    #region exit
    /// <summary>Hands what was found over to the analysis. Ends the search.</summary>
    /// <param name="findings">What the documentation says, quoted word by word; nothing where it does not speak of the subject.</param>
    /// <param name="question">What is to be answered.</param>
    [Action(Exit = true)]
    public ActionResult<Findings> HandOver([MaxLength(12)] IReadOnlyList<Finding> findings, string question)
    {
        Quotes.Check(index, findings.Select(static finding => new Reference(finding.Section, finding.Quote)));
        return new(new(question, findings)) { Summary = Amount.Of(findings.Count, "finding") };
    }
    #endregion
}
