using System.Globalization;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>Values without parts are written byte for byte as the framework writes them, and read as it reads them.</summary>
public class Scalars
{
    private const int Rounds = 2_000;

    [Fact]
    public void EV01_Integers_AtTheirEdgesAndAtRandom_AreTheFrameworks()
    {
        Edges<byte, ByteCodec>(byte.MinValue, byte.MaxValue);
        Edges<sbyte, SByteCodec>(sbyte.MinValue, 0, sbyte.MaxValue);
        Edges<short, Int16Codec>(short.MinValue, 0, short.MaxValue);
        Edges<ushort, UInt16Codec>(ushort.MinValue, ushort.MaxValue);
        Edges<int, Int32Codec>(int.MinValue, 0, int.MaxValue);
        Edges<uint, UInt32Codec>(uint.MinValue, uint.MaxValue);
        Edges<long, Int64Codec>(long.MinValue, 0, long.MaxValue);
        Edges<ulong, UInt64Codec>(ulong.MinValue, ulong.MaxValue);
        var random = new Random(1);
        for (int round = 0; round < Rounds; round++)
        {
            long value = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            Codec.Agrees<long, Int64Codec>(value);
            Codec.Agrees<ulong, UInt64Codec>((ulong)value);
            Codec.Agrees<int, Int32Codec>((int)value);
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("256")]
    [InlineData("-129")]
    [InlineData("128")]
    [InlineData("-32769")]
    [InlineData("32768")]
    [InlineData("65536")]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    [InlineData("4294967296")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("18446744073709551616")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999999999999999999999999999")]
    [InlineData("-0")]
    [InlineData("00")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("1e0")]
    [InlineData("+1")]
    [InlineData("- 1")]
    [InlineData("0x10")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("1 2")]
    [InlineData("")]
    public void EV04_WhatIsNoIntegerOfTheType_IsAnsweredAsTheFrameworkDoes(string json)
    {
        Codec.AgreesOn<byte, ByteCodec>(json);
        Codec.AgreesOn<sbyte, SByteCodec>(json);
        Codec.AgreesOn<short, Int16Codec>(json);
        Codec.AgreesOn<ushort, UInt16Codec>(json);
        Codec.AgreesOn<int, Int32Codec>(json);
        Codec.AgreesOn<uint, UInt32Codec>(json);
        Codec.AgreesOn<long, Int64Codec>(json);
        Codec.AgreesOn<ulong, UInt64Codec>(json);
    }

    [Fact]
    public void EV01_Doubles_AtTheirEdgesAndAtRandom_AreTheFrameworks()
    {
        Edges<double, DoubleCodec>(
            0, -0.0, 1, -1, 0.1, 1.0 / 3, double.Epsilon, -double.Epsilon, double.MinValue, double.MaxValue, 2.2250738585072014E-308, 4.9E-324,
            1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 9007199254740993, 123456789.123456, 999999999.999999, 1e-5, 1e-6, 1e-7, 0.000001, 5e-7, 1e9, 1e9 - 1e-6,
            double.NaN, double.PositiveInfinity, double.NegativeInfinity);
        var random = new Random(2);
        for (int round = 0; round < Rounds * 5; round++)
        {
            double bits = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            double few = Math.Round(random.NextDouble() * Math.Pow(10, random.Next(0, 12)), random.Next(0, 9));
            Codec.Agrees<double, DoubleCodec>(bits);
            Codec.Agrees<double, DoubleCodec>(few);
            Codec.Agrees<double, DoubleCodec>(-few);
            Codec.Agrees<float, SingleCodec>(BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)));
            Codec.Agrees<float, SingleCodec>((float)few);
        }
    }

    [Fact]
    public void EV01_NegativeZero_KeepsItsSign()
    {
        Assert.Equal("-0", Codec.Text<double, DoubleCodec>(-0.0));
        Assert.True(double.IsNegative(Codec.Read<double, DoubleCodec>("-0")));
        Assert.True(double.IsNegative(Codec.Read<double, DoubleCodec>("-0.0e5")));
        Assert.True(float.IsNegative(Codec.Read<float, SingleCodec>("-0")));
    }

    [Theory]
    [InlineData("1e2")]
    [InlineData("1E+2")]
    [InlineData("1e-2")]
    [InlineData("1e00000000000000000005")]
    [InlineData("1e-0000000000000000000000000000005")]
    [InlineData("0.1e1")]
    [InlineData("123456789012345e22")]
    [InlineData("123456789012345e-22")]
    [InlineData("1234567890123456e22")]
    [InlineData("0.00000000000000000000000000000000000000000000000000001")]
    [InlineData("0.000000000000001e22")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("1e-999")]
    [InlineData("1e-2147483648")]
    [InlineData("0e2147483647")]
    [InlineData("0e99999999999999999999")]
    [InlineData("16777217")]
    [InlineData("16777217.0000001")]
    [InlineData("1.00000017881393421514957253748434595763683319091796875001")]
    [InlineData("3.4028235e38")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("01.5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.e1")]
    [InlineData("1.5.5")]
    [InlineData("1_000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\"NaN\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("\"\\u004eaN\"")]
    [InlineData("\"nan\"")]
    [InlineData("\"+Infinity\"")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public void EV04_TextsOfNumbers_AreAnsweredAsTheFrameworkDoes(string json)
    {
        Codec.AgreesOn<double, DoubleCodec>(json);
        Codec.AgreesOn<float, SingleCodec>(json);
        Codec.AgreesOn<decimal, DecimalCodec>(json);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1E400")]
    [InlineData("1e2147483648")]
    [InlineData("1e99999999999999999999")]
    public void EV04_NumberBeyondItsType_IsRefused_WhereTheFrameworkReadsInfinity(string json)
    {
        Assert.True(double.IsInfinity(JsonSerializer.Deserialize<double>(json)));
        Assert.Contains("out of the range", Codec.Refuses<double, DoubleCodec>(json).Message, StringComparison.Ordinal);
        Assert.Contains("out of the range", Codec.Refuses<float, SingleCodec>(json).Message, StringComparison.Ordinal);
        Assert.Contains("out of the range", Codec.Refuses<decimal, DecimalCodec>(json).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EV04_NumberOfAMillionDigits_IsReadAsTheFrameworkDoes()
    {
        string digits = new('7', 1_000_000);
        Codec.AgreesOn<double, DoubleCodec>($"0.{digits}");
        Codec.AgreesOn<double, DoubleCodec>($"{digits}e-999990");
        Codec.AgreesOn<double, DoubleCodec>($"0.{new string('0', 1_000_000)}1e1000001");
        Codec.AgreesOn<decimal, DecimalCodec>($"0.{digits}");
        Codec.AgreesOn<long, Int64Codec>(digits);
    }

    [Fact]
    public void EV01_Decimals_AtTheirEdgesAndAtRandom_AreTheFrameworks()
    {
        Edges<decimal, DecimalCodec>(
            0, 1, -1, 1.50m, 0.00m, decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m, 79228162514264337593543950335m,
            7.9228162514264337593543950335m, 12345678901234567890.12345678m, 0.1000000000000000000m);
        var random = new Random(3);
        for (int round = 0; round < Rounds; round++)
        {
            Codec.Agrees<decimal, DecimalCodec>(new(random.Next(), random.Next(), random.Next(2) * random.Next(), random.Next(2) == 0, (byte)random.Next(29)));
        }

        Assert.Equal("1.50", Codec.Text<decimal, DecimalCodec>(Codec.Read<decimal, DecimalCodec>("1.50")));
    }

    [Fact]
    public void EV01_BooleansAndNulls_AreTheFrameworks()
    {
        Edges<bool, BooleanCodec>(true, false);
        Codec.Agrees<int?, NullableCodec<int, Int32Codec>>(null);
        Codec.Agrees<int?, NullableCodec<int, Int32Codec>>(5);
        Codec.Agrees<DateOnly?, NullableCodec<DateOnly, DateOnlyCodec>>(DateOnly.MaxValue);
        Codec.Agrees<string?, OptionalCodec<string, StringCodec>>(null);
        foreach (string json in (string[])["tru", "truE", "True", "1", "truee", "nul", "n", "\"true\"", "[]"])
        {
            Codec.AgreesOn<bool, BooleanCodec>(json);
            Codec.AgreesOn<int?, NullableCodec<int, Int32Codec>>(json);
        }
    }

    [Fact]
    public void EV01_AnyCulture_ChangesNothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("fi-FI") { NumberFormat = { NegativeSign = "−", NumberDecimalSeparator = "," } };
        try
        {
            Edges<double, DoubleCodec>(-1.5, 1e300, -1.0 / 3);
            Edges<float, SingleCodec>(-1.5f, 1e30f);
            Edges<decimal, DecimalCodec>(-1.5m);
            Edges<long, Int64Codec>(-15);
            Edges<TimeSpan, TimeSpanCodec>(TimeSpan.FromSeconds(-1.5));
            Edges<DateTime, DateTimeCodec>(new DateTime(2026, 1, 2, 3, 4, 5, 6));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Edges<T, TCodec>(params T[] values)
        where TCodec : IJsonCodec<T>
    {
        foreach (T value in values)
        {
            Codec.Agrees<T, TCodec>(value);
        }
    }
}
