using System.Globalization;
using System.Text;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>The digits of doubles: the framework's, except where those do not read back.</summary>
public class Doubles
{
    private const int Count = 300_000;

    [Fact]
    public void EV01_RandomBits_AreTheFrameworksDigits()
    {
        var random = new Random(7);
        for (int round = 0; round < Count; round++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                AssertDigits(value);
            }
        }
    }

    [Fact]
    public void EV01_NumbersOfPeople_AreTheFrameworksDigits()
    {
        var random = new Random(8);
        for (int round = 0; round < Count; round++)
        {
            AssertDigits(Math.Round(random.NextDouble() * 1000, random.Next(8)));
            AssertDigits(random.NextDouble() * Math.Pow(10, random.Next(-9, 20)));
            AssertDigits(-random.NextInt64(1L << 54));
            AssertDigits(random.Next(1 << 20) * Math.ScaleB(1, random.Next(-60, 60)));
        }
    }

    [Fact]
    public void EV01_EveryPowerOfTwoAndOfTen_AndItsNeighbours_ReadBack()
    {
        for (int exponent = -1074; exponent < 1024; exponent++)
        {
            AssertWithNeighbours(Math.ScaleB(1, exponent));
        }

        for (int exponent = -323; exponent < 309; exponent++)
        {
            AssertWithNeighbours(double.Parse($"1e{exponent}", CultureInfo.InvariantCulture));
        }

        Assert.All([0.0, -0.0, 1.0, -1.0, double.Epsilon, double.MaxValue, double.MinValue, 1e16, 1e17, 0.0001, 0.00001, 9007199254740993], AssertDigits);
    }

    // The framework's digits are those of the neighbour.
    [Fact]
    public void EV01_TwoToTheMinus25_ReadsBackAsItself() => Assert.Equal("2.9802322387695312E-08", Text(Math.ScaleB(1, -25)));

    private static void AssertWithNeighbours(double value)
    {
        AssertDigits(value);
        AssertDigits(-value);
        AssertDigits(Math.BitIncrement(value));
        AssertDigits(Math.BitDecrement(value));
    }

    private static void AssertDigits(double value)
    {
        string ours = Text(value);
        string theirs = value.ToString(CultureInfo.InvariantCulture);
        if (ours != theirs)
        {
            Assert.True(double.Parse(ours, CultureInfo.InvariantCulture).Equals(value), $"{ours} is not {theirs}.");
            Assert.False(double.Parse(theirs, CultureInfo.InvariantCulture).Equals(value), $"{ours} is not {theirs}.");
        }
    }

    private static string Text(double value)
    {
        Span<byte> text = stackalloc byte[32];
        return Encoding.ASCII.GetString(text[..ShortestDouble.Format(value, text)]);
    }
}
