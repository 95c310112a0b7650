using System.Net;
using System.Net.Sockets;

namespace GenFlow.MistralRs;

/// <summary>Ports of this machine's loopback interface.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether a server says that it has ended because its port is another's, in the words of the systems.</summary>
    public static bool IsTaken(IReadOnlyList<string> lines) => lines.Any(static line =>
        line.Contains("address already in use", StringComparison.OrdinalIgnoreCase)
        || line.Contains("os error 98", StringComparison.Ordinal)
        || line.Contains("os error 48", StringComparison.Ordinal)
        || line.Contains("os error 10048", StringComparison.Ordinal));
}
