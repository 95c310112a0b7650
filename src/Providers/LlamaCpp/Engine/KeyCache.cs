using System.Globalization;
using System.Runtime.InteropServices;
using GenFlow.LlamaCpp.Native;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>Whether keys can be kept as asked for. Without flash attention llama.cpp does not look, and ends the process where a head is
/// no whole number of blocks.</summary>
internal static unsafe class KeyCache
{
    private const int Block = 32;
    private const int LongestText = 256;

    /// <exception cref="LlamaModelLoadException">They cannot.</exception>
    public static void Check(LoadedModel model, LlamaCppOptions options)
    {
        if (options.FlashAttention != FlashAttention.Off || options.KeyCacheType is CacheType.F16 or CacheType.F32)
        {
            return;
        }

        if (!IsWhole(model.Handle.Pointer))
        {
            throw new LlamaModelLoadException(
                $"The keys of {options.ModelPath} cannot be kept as {options.KeyCacheType} without flash attention: its heads are not all multiples of {Block} long. Set LlamaCppOptions.KeyCacheType to F16, or FlashAttention to Auto.")
            {
                ModelPath = options.ModelPath,
            };
        }
    }

    private static bool IsWhole(nint model)
    {
        string architecture = Text(model, "general.architecture") ?? "";
        int heads = LlamaApi.Heads(model);
        string length = Text(model, architecture + ".attention.key_length")
            ?? (heads > 0 ? LlamaApi.Dimensions(model) / heads : 0).ToString(CultureInfo.InvariantCulture);
        return IsMultiple(length) && (Text(model, architecture + ".attention.key_length_swa") is not { } other || IsMultiple(other));
    }

    // Lists, of models whose layers differ, are no number.
    private static bool IsMultiple(string length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 && number % Block == 0;

    private static string? Text(nint model, string key)
    {
        byte* text = stackalloc byte[LongestText];
        return LlamaApi.ModelText(model, key, text, LongestText) >= 0 ? Marshal.PtrToStringUTF8((nint)text) : null;
    }
}
