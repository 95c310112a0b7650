namespace GenFlow.MistralRs;

/// <summary>How a server is started.</summary>
/// <param name="Executable">The path of the program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Port">Where it listens.</param>
internal sealed record ServerCommand(string Executable, IReadOnlyList<string> Arguments, int Port)
{
    private const string Host = "127.0.0.1";

    public static ServerCommand Of(string executable, string model, MistralRsServerOptions options, int port) =>
        new(executable, options.CommandLine?.Invoke(port) ?? (Executables.IsFormer(executable) ? Former(model, options, port) : Current(model, options, port)), port);

    private static List<string> Current(string model, MistralRsServerOptions options, int port) =>
        ["serve", "-m", model, "--host", Host, "-p", Text(port), .. Quantization(options), .. options.Arguments];

    private static List<string> Former(string model, MistralRsServerOptions options, int port) =>
        ["--serve-ip", Host, "--port", Text(port), .. Quantization(options), .. options.Arguments, "plain", "-m", model];

    private static string[] Quantization(MistralRsServerOptions options) => options.Quantization is { Length: > 0 } level ? ["--isq", level] : [];

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
