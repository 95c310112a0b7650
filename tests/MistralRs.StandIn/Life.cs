using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace GenFlow.StandIns;

/// <summary>The life of the stand-in, from its start to what the test has it do.</summary>
internal sealed class Life(string[] arguments, Gate gate)
{
    private readonly TaskCompletionSource<int> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDeaf;

    public async Task<int> RunAsync()
    {
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnAsked);
        gate.Greet(arguments);
        if (!gate.IsHeld)
        {
            Listen();
            return await _end.Task;
        }

        Task commands = Task.Run(ObeyAsync);
        await Task.WhenAny(_end.Task, commands);
        return _end.Task.IsCompletedSuccessfully ? await _end.Task : 99;
    }

    private void OnAsked(PosixSignalContext context)
    {
        gate.Tell("asked to end");
        context.Cancel = true;
        if (!_isDeaf)
        {
            _end.TrySetResult(143);
        }
    }

    private async Task ObeyAsync()
    {
        while (await gate.NextAsync() is { } command)
        {
            string[] words = command.Split(' ', 2);
            switch (words[0])
            {
                case "listen":
                    Listen();
                    break;
                case "say":
                    Console.Out.WriteLine(words[1]);
                    break;
                case "cry":
                    Console.Error.WriteLine(words[1]);
                    break;
                case "flood":
                    for (int line = 1; line <= int.Parse(words[1], null); line++)
                    {
                        Console.Out.WriteLine("line " + line);
                    }

                    break;
                case "drone":
                    Console.Out.Write(new string('x', int.Parse(words[1], null)));
                    break;
                case "deaf":
                    _isDeaf = true;
                    break;
                case "exit":
                    _end.TrySetResult(int.Parse(words[1], null));
                    continue;
            }

            gate.Tell("done");
        }
    }

    private void Listen()
    {
        int place = Array.FindIndex(arguments, static argument => argument is "-p" or "--port");
        var listener = new TcpListener(IPAddress.Loopback, int.Parse(arguments[place + 1], null));
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            Console.Error.WriteLine("Error: Address already in use (os error 98)");
            _end.TrySetResult(1);
            return;
        }

        _ = Task.Run(() => AcceptAsync(listener));
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            TcpClient client = await listener.AcceptTcpClientAsync();
            _ = Task.Run(() => new Exchange(client, _end).RunAsync());
        }
    }
}
