using DocsChain.Actions;
using DocsChain.Search;
using GenFlow.Agents;
using Microsoft.Extensions.AI;

namespace DocsChain;

/// <summary>The two agents, in order.</summary>
internal static class Agents
{
    public static Chain Create(IChatClient model, SearchIndex index)
    {
        #region chain
        var docs = new DocsActions(index);
        var searcher = new Agent(model)
        {
            Name = "searcher",
            SystemPrompt =
                """
                Find what the documentation says about the question; do not answer it. Search for words of the subject, more than
                once if the first search misses a part of it, read the best sections, and hand over what they say, quoted word by word.
                """,
            Actions = [docs.SearchAction, docs.ReadSectionAction, new SearchExit(index).HandOverAction],
            RequireAction = true,
        };
        var analyst = new Agent(model)
        {
            Name = "analyst",
            SystemPrompt =
                """
                Answer the question from what was found, and from nothing else. Look a section up again where the quotes are not
                enough. Say what the documentation leaves open.
                """,
            Actions = [docs.SearchAction, docs.ReadSectionAction, new AnalysisExit(index).ConcludeAction],
            RequireAction = true,
        };
        return new Chain(searcher, analyst) { Name = "research", Budget = new AgentBudget { Iterations = 24 } };
        #endregion
    }
}
