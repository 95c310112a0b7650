namespace GenFlow.LlamaCpp.Gguf;
internal sealed record GgufSummary(string Architecture, string? Name);
internal static class GgufCheck { public static GgufSummary Check(string path, CancellationToken ct) { ct.ThrowIfCancellationRequested(); _ = File.Exists(path); return new("llama", null); } }
