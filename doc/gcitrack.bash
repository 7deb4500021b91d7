# Completion of gcitrack for bash: the program itself says what may come next.
# shellcheck shell=bash

# _gcitrack_words: the command line up to the cursor as words. Bash cuts them at = : and @ (COMP_WORDBREAKS);
# what no space separates is put together again.
_gcitrack_words()
{
	local rest=${COMP_LINE:0:COMP_POINT} word i

	words=()
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if ((i == 0)) || [[ $rest == [[:space:]]* ]]; then
			words+=('')
		fi
		rest=${rest#"${rest%%[![:space:]]*}"}
		word=${word:0:${#rest}} # nothing behind the cursor
		rest=${rest#"$word"}
		words[-1]+=$word
	done
}

# _gcitrack_plain WORD: without the quotes of the shell.
_gcitrack_plain()
{
	case $1 in
		\"*) plain=${1#\"} plain=${plain%\"} ;;
		\'*) plain=${1#\'} plain=${plain%\'} ;;
		*) plain=${1//\\/} ;;
	esac
}

_gcitrack()
{
	local words plain word current kept='' mark candidate text i
	local -a asked=() found=() same=()

	COMPREPLY=()
	_gcitrack_words
	for word in "${words[@]}"; do
		_gcitrack_plain "$word"
		asked+=("$plain")
	done
	current=$plain
	while IFS=$'\t' read -r candidate text; do
		found+=("$candidate")
		[[ $candidate == "$current"* ]] && same+=("$candidate")
	done < <("${asked[0]}" complete -- "${asked[@]}" 2>/dev/null)

	# Capitals matter only where they decide. Several candidates keep the letters that were typed, so that
	# what they have in common is never less.
	((${#same[@]} > 0)) && found=("${same[@]}")
	if ((${#found[@]} > 1 && ${#same[@]} == 0)); then
		[[ $current == "${current,,}" ]] && found=("${found[@],,}")
		for i in "${!found[@]}"; do
			found[i]=$current${found[i]:${#current}}
		done
	fi

	# Bash replaces only what stands behind the last place where it cut; of the marks it takes @ along.
	if [[ $word != [\"\']* ]]; then
		for mark in = : @; do
			if [[ ${COMP_WORDBREAKS-} == *"$mark"* && $current == *"$mark"* ]]; then
				text=${current%"${current##*"$mark"}"}
				text=${text%@}
				((${#text} > ${#kept})) && kept=$text
			fi
		done
	fi
	for candidate in "${found[@]}"; do
		candidate=${candidate#"$kept"}
		# A name of several words is completed with its spaces quoted.
		[[ $word == [\"\']* ]] || printf -v candidate %q "$candidate"
		COMPREPLY+=("$candidate")
	done
	return 0
}

complete -o default -F _gcitrack gcitrack
