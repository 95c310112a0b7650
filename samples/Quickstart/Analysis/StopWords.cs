using System.Collections.Frozen;

namespace Quickstart.Analysis;

/// <summary>English words that say nothing about what a text is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> s_words =
        """
        e.g i.e etc about above after again all also although always and another any are aren't around because been before being
        below between both but can can't cannot could did didn't does doesn't don't done down during each either else
        even ever every few first for from further get gets give gives goes had has have having her here hers him his
        how however i'm i've into isn't it's its itself just last less let like made make makes many may might more most
        much must never nor not nothing now off often once one only onto other others our ours out over own per rather
        same see she should since some something still such than that that's the their theirs them then there these they
        this those though through too two under until upon use used uses using very want was wasn't well were what when
        where whether which while who whom whose why will with within without won't would yet you your yours
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => s_words.Contains(word);
}
