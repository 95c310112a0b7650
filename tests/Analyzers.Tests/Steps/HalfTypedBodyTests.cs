using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Analyzers.Tests;

public class HalfTypedBodyTests
{
    private const string Body = """
        await Task.Run(() => ctx.WriteEventToStream(new P(1)));
        Func<Task> f = () => ctx.WriteEventToStream(new P());
        int n = Service.GetAsync(_count++).Result;
        Thread.Sleep(TimeSpan.FromSeconds(n));
        _ = Task.Run(async () => { await Task.Delay(1); ctx.SendEvent(new StopEvent()); });
        (_count, int other) = (1, 2);
        _items[n] += Service.ReadAsync().GetAwaiter().GetResult();
        _items.Add(await Service.GetAsync(n: 1));
        var handler = await new W().RunAsync();
        _last = ctx;
        """;

    /// <summary>A body as it is while it is typed: an analyzer that throws fails the test.</summary>
    [Fact]
    public async Task Body_cut_anywhere_is_analyzed()
    {
        SyntaxToken[] tokens = [.. SyntaxFactory.ParseTokens(Body)];
        for (int count = 1; count < tokens.Length; count += 6)
        {
            string cut = string.Concat(tokens.Take(count).Select(static token => token.ToFullString()));
            string code = StepSource.Async(cut, "private int _count; private readonly List<int> _items = []; private Context _last;");

            await Analysis.OfAllRules(Analysis.Compile(code, null));
        }
    }

    [Theory]
    [InlineData("Missing.GetAsync().Wait(); Missing.Result; Thread.Sleep();")]
    [InlineData("await Task.Run(ctx.WriteEventToStream); Task.Run(() => ); Task.Run();")]
    [InlineData("missing = ctx; this.missing++; Missing(ref missing, out _);")]
    [InlineData("_ = ; _ = new (ctx); new Thread().Start();")]
    [InlineData("await Task.Delay(; await File.ReadAllTextAsync(missing")]
    public async Task Body_that_does_not_compile_is_reported_by_no_rule_about_bodies(string body)
    {
        string[] ids = ["GF1002", "GF1005", "GF1006", "GF1007", "GF1009", "GF1010"];

        Assert.DoesNotContain(await Analysis.OfAllRules(Analysis.Compile(StepSource.Async(body), null)), diagnostic => ids.Contains(diagnostic.Id));
    }
}
