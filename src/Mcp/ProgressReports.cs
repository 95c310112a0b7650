using System.Globalization;
using System.Threading.Channels;
using GenFlow.Agents;
using ModelContextProtocol;

namespace GenFlow.Mcp;

/// <summary>What a server says of its progress, handed on while its call runs. Where the agent is slower than the server, the
/// latest counts.</summary>
internal sealed class ProgressReports : IProgress<ProgressNotificationValue>, IAsyncDisposable
{
    private const int LongestMessage = 1_000;

    private readonly Channel<ProgressNotificationValue> _latest =
        Channel.CreateBounded<ProgressNotificationValue>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _handing;

    public ProgressReports(ActionContext context) => _handing = HandOnAsync(context);

    public void Report(ProgressNotificationValue value) => _latest.Writer.TryWrite(value);

    public async ValueTask DisposeAsync()
    {
        _latest.Writer.TryComplete();

        // A run that has gone on without its action hears nothing more; the call itself says how it ended.
        await _handing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task HandOnAsync(ActionContext context)
    {
        await foreach (ProgressNotificationValue value in _latest.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            double part = (double)value.Progress / (value.Total ?? 0);

            // Infinite numbers are no JSON, which events become.
            double? fraction = value.Total is > 0 && double.IsFinite(part) ? Math.Clamp(part, 0, 1) : null;
            string message = value.Message ?? value.Progress.ToString("0.##", CultureInfo.InvariantCulture);
            await context.ReportAsync(ServerTexts.Cut(message, LongestMessage), fraction).ConfigureAwait(false);
        }
    }
}
