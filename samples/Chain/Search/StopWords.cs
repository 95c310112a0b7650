using System.Collections.Frozen;

namespace DocsChain.Search;

/// <summary>Words that questions are made of and that say nothing about what is asked.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> s_words = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. """
                a about after all also am an and any are as at be because been before being but by can come comes could did do does doing done
                for from get give given gives had happen happens has have having he her here him his how i if in into is it its itself just know
                like make makes may me might must my need needs no nor of on one only onto or other our out over please say says
                shall she should so some such tell than that the their them then there these they this those through to too under
                up use used uses using want was we were what when where whether which while who whom whose why will with without
                would you your
                """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Stemmer.Stem),
        ]);

    /// <summary>Whether a term is one of them.</summary>
    public static bool Has(string term) => s_words.Contains(term);
}
