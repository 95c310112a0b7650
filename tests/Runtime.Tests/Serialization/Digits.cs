using System.Globalization;
using System.Text;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>Whole numbers in decimal.</summary>
public class Digits
{
    [Fact]
    public void EV01_NumbersRoundEveryPowerOfTenAndOfTwo_AreWrittenInFull()
    {
        for (int power = 0; power < 64; power++)
        {
            AssertWritten((1UL << power) - 1);
            AssertWritten(1UL << power);
        }

        for (ulong power = 1; power <= 10_000_000_000_000_000_000 && power != 0; power = power == 10_000_000_000_000_000_000 ? 0 : power * 10)
        {
            AssertWritten(power - 1);
            AssertWritten(power);
            AssertWritten(power + 1);
        }

        AssertWritten(ulong.MaxValue);
        Assert.Equal("-9223372036854775808", Codec.Text<long, Int64Codec>(long.MinValue));
    }

    [Fact]
    public void EV01_RandomNumbersOfEveryLength_AreWrittenInFull()
    {
        var random = new Random(3);
        for (int round = 0; round < 200_000; round++)
        {
            AssertWritten((ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64));
        }
    }

    private static void AssertWritten(ulong value)
    {
        Span<byte> text = stackalloc byte[DecimalDigits.Most];
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(text[..DecimalDigits.Format(value, text)]));
    }
}
