// reports: GF0002 GF6001 GF6002 GF6003 GF6005 GF6006 GF6007
using System.ComponentModel.DataAnnotations;
using GenFlow.Agents;

public class Tools
{
    /// <summary>The price of an article.</summary>
    [Action]
    public decimal GetPrice(string article) => article.Length;
}

public static partial class MoreTools
{
    /// <summary>Sets a price.</summary>
    [Action]
    public static void SetPrice(string article, [Range(1000, 1)] int cents) => Console.WriteLine($"{article}: {cents}");

    /// <summary>Sets a price.</summary>
    [Action]
    public static void SetPrice(string article, string cents) => SetPrice(article, cents.Length);

    [Action]
    public static int Count() => 1;

    /// <summary>Loads a picture.</summary>
    [Action]
    public static Task<Stream> LoadAsync(Uri picture) => Task.FromResult<Stream>(new MemoryStream(picture.OriginalString.Length));

    /// <summary>Clears all.</summary>
    [Action(Name = "clear all!")]
    public static void Clear() { }

    /// <summary>Takes the newest.</summary>
    [Action]
    public static bool TryTake(out string newest) => (newest = "").Length == 0;
}
