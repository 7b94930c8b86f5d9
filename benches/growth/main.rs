fn main() {
    let args: Vec<String> = std::env::args().collect();
    let screener = neglect_screen::Screener::england();
    let n: usize = args[2].parse().unwrap();
    for list in lists::LISTS.iter().filter(|list| list.contains(args[1].as_str())) {
        let case = lists::case(&screener, list, n);
        let start = std::time::Instant::now();
        match args[3].as_str() {
            "replay" => println!("{list}: {} steps", screener.replay(&case).unwrap().steps.len()),
            "screen" => println!("{list}: {:?}", screener.screening(&case).unwrap().concern()),
            _ => println!("{list}: {:?} bytes", screener.screen(&case).unwrap().to_json().len()),
        }
        println!("   {n} {:?}", start.elapsed());
    }
}
mod lists;
