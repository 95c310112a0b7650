using Shared.Terminal;

namespace DocsChain;

/// <summary>An answer that is shown while it arrives.</summary>
internal sealed class Answer(IView view)
{
    private int _shown;

    /// <summary>Another attempt begins: one with a quote that is none was not accepted.</summary>
    public ValueTask BeginAsync()
    {
        _shown = 0;
        return view.EndAsync();
    }

    /// <summary>Shows what is new; what was shown once is not taken back.</summary>
    public async ValueTask ShowAsync(string? soFar)
    {
        if (soFar is not null && soFar.Length > _shown)
        {
            string more = soFar[_shown..];
            _shown = soFar.Length;
            await view.SayAsync(more);
        }
    }
}
