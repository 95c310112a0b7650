using System.Buffers.Binary;
using System.Text;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>What a file is that is no GGUF.</summary>
internal static class GgufMagic
{
    public const int Length = 24;

    private const string Convert = "Convert the model to GGUF (convert_hf_to_gguf.py of llama.cpp), or get one that is converted.";
    private const string GetFile = "Get the file itself: what is here is not the model.";

    /// <summary>What is wrong and what to do about it; null for a GGUF.</summary>
    public static (string Problem, string Advice)? Mistaken(ReadOnlySpan<byte> begin) => begin switch
    {
        _ when begin.StartsWith("GGUF"u8) => null,
        _ when begin.StartsWith("PK\x03\x04"u8) => ("this is a zip archive or a checkpoint of PyTorch, not a GGUF", Convert),
        [0x80, >= 2 and <= 5, ..] => ("this is a pickle, as PyTorch's checkpoints are, not a GGUF", Convert),
        _ when IsSafetensors(begin) => ("this is a file of safetensors, not a GGUF", Convert),
        _ when begin.StartsWith("version https://git-lfs"u8) || begin.StartsWith("version https://hawser"u8) =>
            ("this is a pointer of Git LFS, not the model", "Get the file itself with: git lfs pull."),
        _ when begin.StartsWith("lmgg"u8) || begin.StartsWith("fmgg"u8) || begin.StartsWith("tjgg"u8) || begin.StartsWith("algg"u8) =>
            ("this is a model of the time before GGUF, which llama.cpp no longer reads", Convert),
        _ when begin.StartsWith("FUGG"u8) => ("this is a GGUF of the other byte order", "Get or convert one for little-endian machines."),
        [0x1F, 0x8B, ..] => ("this is compressed with gzip, not a GGUF", "Unpack it."),
        _ when IsMarkup(begin) => ("this is a page of HTML, such as a server's error or login, not a GGUF", GetFile),
        _ when TrimStart(begin) is [(byte)'{', ..] => ("this is JSON, not a GGUF", GetFile),
        _ => ($"this is no GGUF: it begins with {Shown(begin)} instead of \"GGUF\"", Convert),
    };

    private static bool IsSafetensors(ReadOnlySpan<byte> begin) =>
        begin.Length > 9 && BinaryPrimitives.ReadUInt64LittleEndian(begin) is > 0 and < (1UL << 32) && begin[8] == '{';

    private static bool IsMarkup(ReadOnlySpan<byte> begin)
    {
        string text = Encoding.Latin1.GetString(TrimStart(begin));
        return text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ||
            text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> rest = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return rest.TrimStart(" \t\r\n"u8);
    }

    private static string Shown(ReadOnlySpan<byte> begin) => System.Convert.ToHexString(begin[..Math.Min(4, begin.Length)]);
}
