using System.Security.Cryptography;

namespace GenFlow.LlamaCpp.Streams;

/// <summary>Ids of calls and answers, which llama.cpp does not give.</summary>
internal static class CallIds
{
    /// <summary>A new one, such as <c>call_3f2a…</c>.</summary>
    public static string New(string prefix) => $"{prefix}_{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
}
