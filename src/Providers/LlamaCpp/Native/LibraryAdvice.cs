namespace GenFlow.LlamaCpp.Native;

/// <summary>What to do where llama.cpp's libraries are missing.</summary>
internal static class LibraryAdvice
{
    /// <summary>They are in none of the directories.</summary>
    public static string NotFound(bool usersDirectory, IReadOnlyList<string> looked, string rid)
    {
        string name = LlamaPlatform.Prefix(rid) + "llama" + LlamaPlatform.Extension(rid);
        string ggml = LlamaPlatform.Prefix(rid) + "ggml" + LlamaPlatform.Extension(rid);
        string where = $"Looked for {name} and {ggml}, or such names with a version, in: {string.Join("; ", looked)}.";
        return usersDirectory
            ? $"LlamaCppOptions.NativeDirectory has no libraries of llama.cpp for {rid}. {where} Name the directory that holds both, or leave it null for those of the package."
            : $"llama.cpp's libraries for {rid} are not there. {ToDo(rid)} {where}";
    }

    private static string ToDo(string rid)
    {
        const string ownBuild = "set LlamaCppOptions.NativeDirectory to the directory of a build of llama.cpp for it";
        return LlamaPlatform.Packaged.Contains(rid) ? $"Add the package GenFlow.LlamaCpp.Runtime.{rid} to the program, or {ownBuild}."
            : LlamaPlatform.IsMusl(rid) ? $"No package has them for musl, as in Alpine Linux: run on a Linux with glibc, or {ownBuild}."
            : $"No package has them for this platform: {ownBuild}.";
    }
}
